//! As much IMAP as reading a mailbox takes.

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// The letters in somebody's inbox, as they stand there.
pub async fn read(port: u16, user: &str, password: &str) -> Vec<String> {
    let mut session = Session::open(port).await;
    session.ask(&format!("LOGIN {user} {password}")).await;
    let selected = session.ask("SELECT INBOX").await;
    let exist = selected.lines().find_map(|line| {
        let line = line
            .strip_prefix("* ")?
            .trim_end()
            .strip_suffix(" EXISTS")?;
        line.parse::<usize>().ok()
    });
    let mut letters = Vec::new();
    for letter in 1..=exist.unwrap() {
        letters.push(session.ask(&format!("FETCH {letter} BODY[]")).await);
    }
    session.ask("LOGOUT").await;
    letters
}

struct Session(BufReader<TcpStream>);

impl Session {
    async fn open(port: u16) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        let mut session = Self(BufReader::new(stream));
        let mut greeting = String::new();
        session.0.read_line(&mut greeting).await.unwrap();
        assert!(greeting.starts_with("* OK"), "{greeting}");
        session
    }

    /// Everything that is answered to a command that must work.
    async fn ask(&mut self, command: &str) -> String {
        let line = format!("now {command}\r\n");
        self.0.write_all(line.as_bytes()).await.unwrap();
        let mut answer = String::new();
        loop {
            let begin = answer.len();
            let read = self.0.read_line(&mut answer).await.unwrap();
            let last = &answer[begin..];
            if last.starts_with("now ") || read == 0 {
                assert!(last.starts_with("now OK"), "{command}: {answer}");
                return answer;
            }
        }
    }
}
