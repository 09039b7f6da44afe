//! A mail server on a socket: takes letters, or refuses every one.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// How it behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// 250 to everything.
    Accepts,
    /// 550 to every recipient.
    Refuses,
}

/// A letter as it came over the wire.
#[derive(Debug, Clone, Default)]
pub struct Received {
    /// `RCPT TO`, without the angle brackets.
    pub recipients: Vec<String>,
    /// Headers and body.
    pub data: String,
}

/// The server; ends with the test.
pub struct Server {
    /// `smtp://127.0.0.1:<port>`.
    pub url: String,
    received: Arc<Mutex<Vec<Received>>>,
    task: JoinHandle<()>,
}

impl Server {
    /// Listens on a free port.
    pub async fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let received = Arc::new(Mutex::new(Vec::new()));
        let letters = received.clone();
        let task = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                tokio::spawn(talk(socket, manner, letters.clone()));
            }
        });
        Self {
            url,
            received,
            task,
        }
    }

    /// Letters taken so far.
    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    /// Stops listening.
    pub async fn stop(self) {
        self.task.abort();
        let _ = self.task.await;
    }
}

async fn talk(socket: TcpStream, manner: Manner, letters: Arc<Mutex<Vec<Received>>>) -> Option<()> {
    let (read, mut write) = socket.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut letter = Received::default();
    write.write_all(b"220 test\r\n").await.ok()?;
    while let Some(line) = lines.next_line().await.ok()? {
        let word = line
            .split([' ', ':'])
            .next()
            .unwrap_or_default()
            .to_uppercase();
        let answer = match word.as_str() {
            "RCPT" if manner == Manner::Refuses => "550 no such mailbox",
            "RCPT" => {
                letter.recipients.push(between(&line));
                "250 ok"
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                while let Some(line) = lines.next_line().await.ok()? {
                    if line == "." {
                        break;
                    }
                    letter.data.push_str(&line);
                    letter.data.push('\n');
                }
                letters.lock().unwrap().push(std::mem::take(&mut letter));
                "250 taken"
            }
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
        write
            .write_all(format!("{answer}\r\n").as_bytes())
            .await
            .ok()?;
    }
    Some(())
}

fn between(line: &str) -> String {
    line.split(['<', '>']).nth(1).unwrap_or_default().to_owned()
}
