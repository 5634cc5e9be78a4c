package io.github.wingload.run;

import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Request;
import io.github.wingload.text.Secrets;

/**
 * One request sent to see what comes back.
 *
 * @param task of the request, by its index in the plan
 * @param request what was sent
 * @param exchange what came back, with its times
 * @param judgement what a run would have counted it as
 * @param secrets values of the answer that the task extracts and that are secret
 */
public record Trial(int task, Request request, Exchange exchange, Classification judgement, Secrets secrets) {}
