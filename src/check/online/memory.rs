//! What earlier runs found, so that a server is not asked again every time.
//!
//! Takes and gives the text of the file it is kept in, and the day. What cannot be read counts as
//! empty. Never reads or writes a file.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::check::online::asking::Finding;
use crate::check::online::web::WebAddress;

/// How long good news stays good, in days.
const GOOD_FOR_DAYS: i32 = 7;

/// What the numbers and names in the file mean; another version counts as empty.
const VERSION: u32 = 1;

/// What is remembered.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    answers: BTreeMap<String, Remembered>,
}

/// What was found at one address.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Remembered {
    /// The day.
    on: String,
    /// What.
    #[serde(flatten)]
    finding: Finding,
}

/// The file.
#[derive(Serialize, Deserialize)]
struct Kept {
    version: u32,
    answers: BTreeMap<String, Remembered>,
}

impl Remembered {
    /// Whether it may stand for an answer of today. Bad news is asked again every day.
    fn holds(&self, today: Date) -> bool {
        let days = match self.finding {
            Finding::Good | Finding::Moved { .. } => GOOD_FOR_DAYS,
            _ => 0,
        };
        let on: Option<Date> = self.on.parse().ok();
        let age = on.and_then(|on| today.since(on).ok());
        age.is_some_and(|age| (0..=days).contains(&age.get_days()))
    }
}

impl Memory {
    /// Reads the text of the file; forgets what is too old.
    pub(crate) fn read(text: &str, today: Date) -> Self {
        let kept: Option<Kept> = serde_json::from_str(text).ok();
        let kept = kept.filter(|kept| kept.version == VERSION);
        let answers = kept.map(|kept| kept.answers).unwrap_or_default();
        Self {
            answers: answers
                .into_iter()
                .filter(|(_, one)| one.holds(today))
                .collect(),
        }
    }

    /// What is known of an address.
    pub(crate) fn get(&self, address: &WebAddress) -> Option<&Finding> {
        let found = self.answers.get(address.as_str());
        found.map(|remembered| &remembered.finding)
    }

    /// Keeps what was found today, unless it hangs on the moment or on how it was asked.
    pub(crate) fn keep(&mut self, address: &WebAddress, finding: &Finding, today: Date) {
        if matches!(finding, Finding::Busy { .. } | Finding::Private { .. }) {
            return;
        }
        let remembered = Remembered {
            on: today.to_string(),
            finding: finding.clone(),
        };
        self.answers.insert(address.as_str().to_owned(), remembered);
    }

    /// The text of the file.
    pub(crate) fn write(self) -> String {
        let kept = Kept {
            version: VERSION,
            answers: self.answers,
        };
        serde_json::to_string_pretty(&kept).expect("texts can be written as JSON") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn address(text: &str) -> WebAddress {
        WebAddress::parse(text).expect("an address").0
    }

    #[test]
    fn good_news_is_kept_for_a_week_and_bad_news_for_a_day() {
        let today = date(2026, 11, 24);
        let (good, bad) = (address("https://a.jp/"), address("https://b.jp/"));
        let dead = Finding::Dead {
            status: 404,
            at: None,
        };
        let mut memory = Memory::default();
        memory.keep(&good, &Finding::Good, today);
        memory.keep(&bad, &dead, today);
        let text = memory.write();
        for (day, knows_good, knows_bad) in [
            (today, true, true),
            (date(2026, 11, 25), true, false),
            (date(2026, 12, 1), true, false),
            (date(2026, 12, 2), false, false),
            (date(2026, 11, 23), false, false),
            (date(2027, 11, 24), false, false),
        ] {
            let memory = Memory::read(&text, day);
            assert_eq!(memory.get(&good).is_some(), knows_good, "{day}");
            assert_eq!(memory.get(&bad), Some(&dead).filter(|_| knows_bad), "{day}");
        }
    }

    #[test]
    fn every_finding_comes_back_as_it_was() {
        let today = date(2026, 11, 24);
        let text = || "x".to_owned();
        let findings = [
            Finding::Good,
            Finding::Moved { to: text() },
            Finding::Dead {
                status: 410,
                at: Some(text()),
            },
            Finding::Loop,
            Finding::Refused { status: 403 },
            Finding::BadCertificate { reason: text() },
            Finding::Unreached { reason: text() },
        ];
        for finding in findings {
            let mut memory = Memory::default();
            memory.keep(&address("https://a.jp/"), &finding, today);
            let memory = Memory::read(&memory.write(), today);
            assert_eq!(memory.get(&address("https://a.jp/")), Some(&finding));
        }
        let mut memory = Memory::default();
        let (status, server) = (429, text());
        let busy = Finding::Busy {
            status,
            server,
            retry_after: None,
        };
        for finding in [busy, Finding::Private { to: text() }] {
            memory.keep(&address("https://a.jp/"), &finding, today);
            assert_eq!(memory.get(&address("https://a.jp/")), None);
        }
    }

    #[test]
    fn what_cannot_be_read_counts_as_empty() {
        let odd = [
            "",
            "{",
            "[]",
            "null",
            "\0",
            "{\"version\": 1}",
            "{\"version\": 2, \"answers\": {}}",
            "{\"version\": 1, \"answers\": {\"https://a.jp/\": {\"on\": \"2026-11-24\", \"found\": \"odd\"}}}",
            "{\"version\": 1, \"answers\": {\"https://a.jp/\": {\"on\": \"soon\", \"found\": \"good\"}}}",
        ];
        for text in odd {
            let memory = Memory::read(text, date(2026, 11, 24));
            assert_eq!(memory.get(&address("https://a.jp/")), None, "{text}");
        }
    }
}
