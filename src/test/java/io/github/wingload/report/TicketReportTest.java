package io.github.wingload.report;

import org.junit.jupiter.api.Test;

class TicketReportTest {

    @Test
    void markdownIsAsItWasReadAndApproved() throws Exception {
        Golden.check("january.md", TicketReport.markdown(new JanuaryRun().report()));
    }

    @Test
    void remarkupIsAsItWasReadAndApproved() throws Exception {
        Golden.check("january.remarkup", TicketReport.remarkup(new JanuaryRun().report()));
    }

    @Test
    void plainTextIsAsItWasReadAndApproved() throws Exception {
        Golden.check("january.txt", TicketReport.console(new JanuaryRun().report()));
    }
}
