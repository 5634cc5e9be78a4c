package io.github.wingload.run;

import io.github.wingload.exchange.Call;
import io.github.wingload.observe.Reading;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunLog;
import java.util.List;
import java.util.function.Consumer;

/** The logs of a run as one. A log that throws neither ends the run nor silences the others. */
final class RunLogs implements RunLog {

    private final List<RunLog> logs;
    private final Consumer<RuntimeException> thrown;

    /** @param thrown takes what logs throw while the run goes on */
    RunLogs(List<RunLog> logs, Consumer<RuntimeException> thrown) {
        this.logs = List.copyOf(logs);
        this.thrown = thrown;
    }

    @Override
    public void started(Manifest manifest) {
        tell(log -> log.started(manifest), thrown);
    }

    @Override
    public void ended(List<Call> calls) {
        tell(log -> log.ended(calls), thrown);
    }

    @Override
    public void missed(long count) {
        tell(log -> log.missed(count), thrown);
    }

    @Override
    public void observed(List<Reading> readings) {
        tell(log -> log.observed(readings), thrown);
    }

    @Override
    public void second(Progress progress) {
        tell(log -> log.second(progress), thrown);
    }

    /** Throws what logs throw, when all of them have finished: the analysis cannot hold it any more. */
    @Override
    public void finished(Analysis analysis) {
        RuntimeException all = new IllegalStateException("a log of the run could not finish");
        tell(log -> log.finished(analysis), all::addSuppressed);
        if (all.getSuppressed().length > 0) {
            throw all;
        }
    }

    private void tell(Consumer<RunLog> message, Consumer<RuntimeException> onThrow) {
        for (RunLog log : logs) {
            try {
                message.accept(log);
            } catch (RuntimeException bug) {
                onThrow.accept(bug);
            }
        }
    }
}
