/*
 * The least that an open model costs on this machine: one thread, 64 connections, one write and one read for each call, and
 * nothing else. No statistics, no parsing, no report.
 *
 *     least PORT RATE SECONDS exact|ticks PATH
 *
 * exact: sleeps until each start (timerfd). ticks: sleeps in whole milliseconds, as generators do whose event loop counts
 * them, so a start is up to a millisecond late.
 *
 * Prints CPU microseconds of a call, mean start delay in milliseconds.
 */
#define _GNU_SOURCE
#include <string.h>
#include <sys/resource.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "least.h"

enum { CONNECTIONS = 64, NS = 1000000000 };

static long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * (long)NS + time.tv_nsec;
}

int main(int count, char **words)
{
    if (count != 6) {
        fprintf(stderr, "usage: least PORT RATE SECONDS exact|ticks PATH\n");
        return 2;
    }
    int port = atoi(words[1]), exact = !strcmp(words[4], "exact");
    long rate = atol(words[2]), calls = rate * atol(words[3]);
    char request[1024], answer[4096];
    const char *body = "{\"rev_id\":1945516043}";
    int length = snprintf(request, sizeof request,
                          "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                          words[5], port, strlen(body), body);

    int epoll = epoll_create1(0), timer = timerfd_create(CLOCK_MONOTONIC, 0);
    int idle[CONNECTIONS], idles = 0;
    for (int i = 0; i < CONNECTIONS; i++) {
        idle[idles] = connected(port);
        watch(epoll, idle[idles++]);
    }
    watch(epoll, timer);

    long zero = now(), started = 0, ended = 0;
    double late = 0;
    while (ended < calls) {
        long time = now(), due;
        while (due = zero + (long)((double)started * NS / rate), started < calls && due <= time && idles > 0) {
            if (write(idle[--idles], request, length) != length)
                fail("write");
            late += time - due;
            started++;
            time = now();
        }
        int wait = -1;
        if (started < calls && exact) {
            struct itimerspec at = {.it_value = {due / NS, due % NS}};
            timerfd_settime(timer, TFD_TIMER_ABSTIME, &at, NULL);
        } else if (started < calls) {
            wait = due > time ? (int)((due - time + 999999) / 1000000) : 1;
        }
        struct epoll_event ready[CONNECTIONS + 1];
        int events = epoll_wait(epoll, ready, CONNECTIONS + 1, wait);
        for (int i = 0; i < events; i++) {
            ssize_t bytes = read(ready[i].data.fd, answer, sizeof answer);
            if (bytes <= 0)
                fail("read");
            if (ready[i].data.fd != timer) {
                idle[idles++] = ready[i].data.fd;
                ended++;
            }
        }
    }
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    double us = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e6 + used.ru_utime.tv_usec + used.ru_stime.tv_usec;
    printf("%.2f %.4f\n", us / calls, late / calls / 1e6);
    return 0;
}
