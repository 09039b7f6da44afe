//! What processes used, as Linux tells it.

use std::time::Duration;

/// Linux counts a process's time in hundredths of a second on every machine of ours.
const TICK: Duration = Duration::from_millis(10);

/// Fields of `/proc/<pid>/stat`, counted from the one after the name, which may hold anything.
const PARENT: usize = 1;
const USER: usize = 11;

fn stat(pid: u32) -> Option<Vec<String>> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    Some(fields.split_whitespace().map(str::to_owned).collect())
}

fn ticks(stat: &[String], fields: usize) -> Duration {
    let fields = stat.iter().skip(USER).take(fields);
    TICK * fields.filter_map(|field| field.parse::<u32>().ok()).sum()
}

/// Who started a process.
pub fn parent(pid: u32) -> Option<u32> {
    stat(pid)?.get(PARENT)?.parse().ok()
}

/// The processor time a process has used so far, the system's part included.
pub fn cpu(pid: u32) -> Option<Duration> {
    Some(ticks(&stat(pid)?, 2))
}

/// The same of a process and of all it started, ended ones included.
pub fn cpu_of_family(pid: u32) -> Option<Duration> {
    let children = std::fs::read_dir("/proc").ok()?.filter_map(|entry| {
        let child = entry.ok()?.file_name().to_str()?.parse().ok()?;
        let stat = stat(child)?;
        (stat.get(PARENT)? == &pid.to_string()).then(|| ticks(&stat, 2))
    });
    let children: Duration = children.sum();
    Some(ticks(&stat(pid)?, 4) + children)
}

/// The most memory a process had resident so far, in MB.
pub fn most_memory(pid: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}
