//! Patterns for `ilike` out of what people type.

/// A pattern for `ilike`: whatever holds the text, its own signs taken literally.
#[must_use]
pub fn containing(text: &str) -> String {
    let mut pattern = String::from("%");
    for sign in text.chars() {
        if matches!(sign, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(sign);
    }
    pattern.push('%');
    pattern
}
