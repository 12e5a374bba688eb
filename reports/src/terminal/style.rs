//! Colours.

/// Writes text in colours, or plainly.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    /// Whether to write escape sequences.
    pub(crate) color: bool,
}

/// What a text is, which decides how it looks (ECMA-48, section 8.3.117: SGR).
#[derive(Clone, Copy)]
pub(crate) enum Role {
    Headline,
    Heading,
    Category,
    Quiet,
    Alarm,
    Good,
    Middling,
}

impl Style {
    /// `text` in the colours of its role.
    pub(crate) fn paint(self, role: Role, text: &str) -> String {
        if !self.color || text.is_empty() {
            return text.to_owned();
        }
        let code = match role {
            Role::Headline => "1",
            Role::Heading => "1;34",
            Role::Category => "36",
            Role::Quiet => "2",
            Role::Alarm => "1;31",
            Role::Good => "32",
            Role::Middling => "33",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}
