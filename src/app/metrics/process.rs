//! What the operating system says of this process: processor time, memory, open files, its start. Elsewhere than
//! on Linux nothing is said.

/// Sets the figures. What cannot be read stays as it was.
#[cfg(target_os = "linux")]
pub fn measure() {
    if let Err(error) = read() {
        tracing::debug!(%error, "no figures of the process");
    }
}

#[cfg(not(target_os = "linux"))]
pub fn measure() {}

#[cfg(target_os = "linux")]
fn read() -> procfs::ProcResult<()> {
    use metrics::{counter, gauge};
    use procfs::WithCurrentSystemInfo;

    use super::gauge::as_gauge;

    let process = procfs::process::Process::myself()?;
    let stat = process.stat()?;
    let ticks = procfs::ticks_per_second().max(1);
    let started = procfs::boot_time_secs()? + stat.starttime / ticks;
    counter!("process_cpu_seconds_total").absolute((stat.utime + stat.stime) / ticks);
    // Kilobytes fit where bytes would not.
    let resident = as_gauge(stat.rss_bytes().get() / 1024) * 1024.0;
    gauge!("process_resident_memory_bytes").set(resident);
    gauge!("process_open_fds").set(as_gauge(process.fd_count()?));
    gauge!("process_start_time_seconds").set(as_gauge(started));
    Ok(())
}
