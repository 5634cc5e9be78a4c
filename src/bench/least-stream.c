/*
 * The least that reading streams costs on this machine: one thread that waits, reads, and takes the time of each read. No parsing, no
 * statistics, no report.
 *
 *     least-stream PORT STREAMS WARM_UP SECONDS
 *
 * Asks again on each connection when an answer has ended. Prints the share of a core in percent, and reads per second.
 */
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "least.h"

enum { AT_ONCE = 256 };

static const char REQUEST[] = "POST /v1/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                              "Content-Length: 42\r\n\r\n{\"model\":\"any\",\"prompt\":\"a\",\"stream\":true}";
static const char END[] = "0\r\n\r\n";

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static double cpu(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void ask(int descriptor)
{
    if (send(descriptor, REQUEST, sizeof REQUEST - 1, 0) < 0)
        fail("send");
}

int main(int count, char **words)
{
    if (count != 5) {
        fprintf(stderr, "least-stream PORT STREAMS WARM_UP SECONDS\n");
        return 2;
    }
    int streams = atoi(words[2]), epoll = epoll_create1(0);
    double warm_up = atof(words[3]), seconds = atof(words[4]);
    for (int i = 0; i < streams; i++) {
        int descriptor = connected(atoi(words[1]));
        watch(epoll, descriptor);
        ask(descriptor);
        usleep(1000000 / streams);
    }
    static char bytes[65536];
    struct epoll_event ready[AT_ONCE];
    double begun = now(), measured = 0, before = 0;
    volatile double read_at = 0;
    long reads = 0;
    for (;;) {
        int found = epoll_wait(epoll, ready, AT_ONCE, 1000);
        double time = now();
        if (!measured && time - begun > warm_up) {
            measured = time;
            before = cpu();
            reads = 0;
        } else if (measured && time - measured > seconds) {
            double took = time - measured;
            printf("%.2f %.0f\n", 100 * (cpu() - before) / took, reads / took);
            return 0;
        }
        for (int i = 0; i < found; i++) {
            ssize_t got = recv(ready[i].data.fd, bytes, sizeof bytes, 0);
            read_at = now();
            if (got <= 0)
                fail("recv");
            reads++;
            size_t end = sizeof END - 1;
            if ((size_t)got >= end && !memcmp(bytes + got - end, END, end))
                ask(ready[i].data.fd);
        }
    }
}
