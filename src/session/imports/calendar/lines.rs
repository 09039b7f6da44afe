//! The lines of a calendar file (RFC 5545, 3.1): unfolded, each with its name, parameters and value. A line that is none
//! is left out, as calendars of all kinds have some.

/// A line, and where it begins in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// From 1.
    pub number: usize,
    /// In capitals.
    pub name: String,
    /// Names in capitals, values without quotation marks.
    params: Vec<(String, String)>,
    pub value: String,
}

impl Line {
    pub fn param(&self, name: &str) -> Option<&str> {
        let found = self.params.iter().find(|(one, _)| one == name);
        found.map(|(_, value)| value.as_str())
    }

    /// A part of another line's value, read as a value of its own.
    pub fn of_value(value: &str) -> Self {
        Self {
            number: 0,
            name: String::new(),
            params: Vec::new(),
            value: value.to_owned(),
        }
    }

    /// The value as a text: `\n` is a new line, and what a backslash stands before is itself.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.value.len());
        let mut signs = self.value.chars();
        while let Some(sign) = signs.next() {
            match (sign, sign == '\\') {
                (_, false) => text.push(sign),
                (_, true) => match signs.next() {
                    Some('n' | 'N') => text.push('\n'),
                    Some(other) => text.push(other),
                    None => {}
                },
            }
        }
        text
    }
}

/// The lines of a text; one that begins with white space goes on with the line before.
pub fn lines_of(text: &str) -> impl Iterator<Item = Line> {
    let mut whole: Vec<(usize, String)> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        match (line.strip_prefix([' ', '\t']), whole.last_mut()) {
            (Some(more), Some((_, before))) => before.push_str(more),
            _ => whole.push((index + 1, line.to_owned())),
        }
    }
    whole
        .into_iter()
        .filter_map(|(number, line)| parse(number, &line))
}

fn parse(number: usize, line: &str) -> Option<Line> {
    let mut parts = Vec::new();
    let (mut quoted, mut begins) = (false, 0);
    let mut value = None;
    for (at, sign) in line.char_indices() {
        match sign {
            '"' => quoted = !quoted,
            ';' | ':' if !quoted => {
                parts.push(line.get(begins..at)?);
                begins = at + 1;
                if sign == ':' {
                    value = line.get(begins..);
                    break;
                }
            }
            _ => {}
        }
    }
    let mut parts = parts.into_iter();
    let name = parts.next()?.to_ascii_uppercase();
    let params = parts.filter_map(|part| part.split_once('='));
    let params = params.map(|(name, value)| {
        let value = value.trim_matches('"').to_owned();
        (name.to_ascii_uppercase(), value)
    });
    Some(Line {
        number,
        name,
        params: params.collect(),
        value: value?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_unfolded_and_its_parameters_may_be_quoted() {
        let text = "BEGIN:VEVENT\r\nsummary;LANGUAGE=sv;X=\"a:b;c\":Mobil\r\n hjälp\\, öppen\\nför alla\r\nno line\r\n";
        let lines: Vec<Line> = lines_of(text).collect();
        assert_eq!(lines.len(), 2);
        let title = &lines[1];
        assert_eq!((title.number, &*title.name), (2, "SUMMARY"));
        assert_eq!(title.param("X"), Some("a:b;c"));
        assert_eq!(title.text(), "Mobilhjälp, öppen\nför alla");
    }
}
