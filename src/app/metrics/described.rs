//! What each figure means, for whoever reads `/metrics`. A figure without its words fails a test.

use metrics::{describe_counter, describe_gauge, describe_histogram};

const COUNTERS: [(&str, &str); 7] = [
    (
        "http_requests_total",
        "Requests answered, by method, row of the route table and status.",
    ),
    (
        "bookings_total",
        "Requests to book that were decided, by what became of them: a status or a refusal.",
    ),
    (
        "idempotency_replays_total",
        "Repeats answered with what the first request made.",
    ),
    (
        "connections_refused_total",
        "Connections beyond those that one network may hold open.",
    ),
    ("job_runs_total", "Runs of jobs, by job and ending."),
    ("letters_total", "Attempts to send a letter, by ending."),
    (
        "process_cpu_seconds_total",
        "Processor time that this process has used.",
    ),
];

const GAUGES: [(&str, &str); 16] = [
    (
        "motesplats_build_info",
        "Always 1; its labels say what runs.",
    ),
    (
        "db_pool_in_use",
        "Connections for requests that are in use.",
    ),
    ("db_pool_open", "Connections for requests that are open."),
    (
        "outbox_queued",
        "Letters on their way, without those promised for later.",
    ),
    (
        "outbox_oldest_seconds",
        "How long the oldest letter on its way has been due.",
    ),
    ("outbox_failed", "Letters given up and still kept."),
    (
        "outbox_paused",
        "1 while the mail server turns the installation away.",
    ),
    ("job_late_seconds", "For how long a job has been due."),
    ("job_failing", "1 while the last run of a job failed."),
    (
        "seats_drift",
        "Sessions whose counters and rows disagree, when last verified.",
    ),
    (
        "letters_missing",
        "Changes that nobody was told of, when last verified.",
    ),
    (
        "letters_astray",
        "Letters without their booking, when last verified.",
    ),
    (
        "keys_astray",
        "Idempotency keys without what they made, when last verified.",
    ),
    (
        "process_resident_memory_bytes",
        "Memory that this process holds.",
    ),
    ("process_open_fds", "Files and sockets that are open."),
    (
        "process_start_time_seconds",
        "When this process began, in seconds since 1970.",
    ),
];

const HISTOGRAMS: [(&str, &str); 2] = [
    (
        "http_request_duration_seconds",
        "From a request's head to its answer, by row of the route table.",
    ),
    (
        "db_pool_wait_seconds",
        "How long a request, a batch or a job waited for a connection to the database.",
    ),
];

pub fn describe() {
    for (name, words) in COUNTERS {
        describe_counter!(name, words);
    }
    for (name, words) in GAUGES {
        describe_gauge!(name, words);
    }
    for (name, words) in HISTOGRAMS {
        describe_histogram!(name, words);
    }
}
