//! A survey of many addresses: who is asked when, and what is known in the end.
//!
//! Takes addresses, then answers as they come; gives questions, each when its server's turn has come,
//! and at last what was found. Never asks anything and knows no clock.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::online::asking::{Answer, Asking, Finding, Question, Step};
use crate::check::online::schedule::{Schedule, Ticket, Turn};
use crate::check::online::web::WebAddress;

/// From how many silent servers on, with none that speaks, this machine must be offline.
const SILENT_SERVERS_MAX: usize = 8;

/// What to do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Next {
    /// Ask this, and bring the answer back under this number.
    Ask(Ticket, Question),
    /// Do nothing before this time, in milliseconds since the start, but take answers.
    Wait(u64),
    /// Do nothing before an answer comes in.
    Listen,
    /// All is known that can be.
    Done,
}

/// How a survey ended.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// What was found, by address.
    pub(crate) findings: BTreeMap<WebAddress, Finding>,
    /// What was not asked, because its server (by name) had asked to be left alone.
    pub(crate) left_alone: BTreeMap<WebAddress, String>,
    /// What kept this machine from learning anything.
    pub(crate) obstacle: Option<Obstacle>,
}

/// What keeps a machine from asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Obstacle {
    /// No server at all gave a sign of life.
    Offline,
    /// It has no list of authorities whose certificates it trusts.
    NoTrust,
}

/// The asking after many addresses.
#[derive(Debug)]
pub(crate) struct Survey {
    addresses: Vec<WebAddress>,
    askings: Vec<Asking>,
    schedule: Schedule,
    findings: BTreeMap<WebAddress, Finding>,
    left_alone: BTreeMap<WebAddress, String>,
    /// Servers that asked to be left alone.
    closed: BTreeSet<String>,
    /// Servers that gave no sign, as long as none has.
    silent: BTreeSet<String>,
    has_heard: bool,
    has_no_trust: bool,
    /// How many questions are out.
    out: usize,
}

impl Survey {
    /// Begins; `pause_ms` lie between an answer and the next question to the same server.
    pub(crate) fn of(addresses: BTreeSet<WebAddress>, pause_ms: u64, private: bool) -> Self {
        let mut schedule = Schedule::new(pause_ms);
        let addresses: Vec<WebAddress> = addresses.into_iter().collect();
        for (ticket, address) in addresses.iter().enumerate() {
            schedule.queue(&address.server(), ticket);
        }
        Self {
            askings: addresses
                .iter()
                .map(|address| Asking::begin(address.clone(), private))
                .collect(),
            addresses,
            schedule,
            findings: BTreeMap::new(),
            left_alone: BTreeMap::new(),
            closed: BTreeSet::new(),
            silent: BTreeSet::new(),
            has_heard: false,
            has_no_trust: false,
            out: 0,
        }
    }

    /// What to do now.
    pub(crate) fn next(&mut self, now_ms: u64) -> Next {
        if self.is_hopeless() {
            return if self.out > 0 {
                Next::Listen
            } else {
                Next::Done
            };
        }
        match self.schedule.turn(now_ms) {
            Turn::Go(ticket) => {
                self.out += 1;
                Next::Ask(ticket, self.askings[ticket].question().clone())
            }
            Turn::Wait(until_ms) => Next::Wait(until_ms),
            Turn::Listen => Next::Listen,
            Turn::Done => Next::Done,
        }
    }

    /// Takes an answer; whether all about its address is known now.
    pub(crate) fn answer(&mut self, ticket: Ticket, answer: Answer, now_ms: u64) -> bool {
        self.out -= 1;
        let server = self.askings[ticket].question().address.server();
        self.has_no_trust |= answer == Answer::NoTrust;
        if answer.is_from_somebody() {
            self.has_heard = true;
        } else {
            self.silent.insert(server.clone());
        }
        let step = self.askings[ticket].answer(answer);
        self.schedule.answered(&server, now_ms);
        match step {
            Step::Ask(question) => self.go_on(ticket, &question.address.server()),
            Step::Found(finding) => {
                if matches!(finding, Finding::Busy { .. }) {
                    self.leave_alone(&server);
                }
                self.findings
                    .insert(self.addresses[ticket].clone(), finding);
                true
            }
        }
    }

    /// Lets an address wait for its next server, unless that one is to be left alone.
    fn go_on(&mut self, ticket: Ticket, server: &str) -> bool {
        let is_closed = self.closed.contains(server);
        if is_closed {
            self.left_alone
                .insert(self.addresses[ticket].clone(), server.to_owned());
        } else {
            self.schedule.go_on(server, ticket);
        }
        is_closed
    }

    /// Asks a server nothing more.
    fn leave_alone(&mut self, server: &str) {
        self.closed.insert(server.to_owned());
        for ticket in self.schedule.leave_alone(server) {
            self.left_alone
                .insert(self.addresses[ticket].clone(), server.to_owned());
        }
    }

    /// Whether this machine cannot ask, or so many servers were silent, and none spoke, that the rest
    /// need not be asked.
    fn is_hopeless(&self) -> bool {
        self.has_no_trust || (!self.has_heard && self.silent.len() >= SILENT_SERVERS_MAX)
    }

    /// Ends.
    pub(crate) fn end(self) -> Outcome {
        // One silent server may be the server's fault; of several not one spoke.
        let is_offline = !self.has_heard && self.silent.len() > 1;
        Outcome {
            obstacle: if self.has_no_trust {
                Some(Obstacle::NoTrust)
            } else {
                is_offline.then_some(Obstacle::Offline)
            },
            findings: self.findings,
            left_alone: self.left_alone,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> WebAddress {
        WebAddress::parse(text).expect("an address").0
    }

    fn survey(addresses: &[String]) -> Survey {
        let all = addresses.iter().map(|text| address(text));
        Survey::of(all.collect(), 1_000, false)
    }

    fn status(status: u16) -> Answer {
        Answer::Status {
            status,
            location: None,
            retry_after: None,
        }
    }

    /// Answers everything at once, as `answer` says; the questions with their times.
    fn run(survey: &mut Survey, answer: impl Fn(&str) -> Answer) -> Vec<(u64, String)> {
        let mut now_ms = 0;
        let mut asked = Vec::new();
        loop {
            match survey.next(now_ms) {
                Next::Ask(ticket, question) => {
                    let address = question.address.as_str().to_owned();
                    survey.answer(ticket, answer(&address), now_ms);
                    asked.push((now_ms, format!("{:?} {address}", question.method)));
                }
                Next::Wait(until_ms) => now_ms = until_ms,
                Next::Listen => panic!("every question was answered at once"),
                Next::Done => return asked,
            }
        }
    }

    #[test]
    fn a_second_question_and_a_redirect_wait_their_turn_too() {
        let urls = ["https://a.jp/1", "https://a.jp/2", "https://b.jp/"].map(str::to_owned);
        let mut survey = survey(&urls);
        let asked = run(&mut survey, |url| match url {
            "https://b.jp/" => Answer::Status {
                status: 301,
                location: Some("https://a.jp/3".to_owned()),
                retry_after: None,
            },
            "https://a.jp/1" => status(404),
            _ => status(200),
        });
        let asked: Vec<(u64, &str)> = asked.iter().map(|(ms, url)| (*ms, url.as_str())).collect();
        assert_eq!(
            asked,
            [
                (0, "Head https://a.jp/1"),
                (0, "Head https://b.jp/"),
                (1_000, "Head https://a.jp/3"),
                (2_000, "Get https://a.jp/1"),
                (3_000, "Head https://a.jp/2"),
            ]
        );
        let outcome = survey.end();
        assert_eq!(outcome.obstacle, None);
        assert_eq!(outcome.findings.len(), 3);
        let dead = Finding::Dead {
            status: 404,
            at: None,
        };
        assert_eq!(outcome.findings[&address("https://a.jp/1")], dead);
    }

    #[test]
    fn a_server_that_asks_for_peace_gets_it() {
        let mut urls: Vec<String> = (0..20).map(|n| format!("https://a.jp/{n:02}")).collect();
        urls.push("https://b.jp/".to_owned());
        let mut survey = survey(&urls);
        let asked = run(&mut survey, |url| match url {
            "https://b.jp/" => Answer::Status {
                status: 302,
                location: Some("https://a.jp/00".to_owned()),
                retry_after: None,
            },
            _ => status(429),
        });
        assert_eq!(asked.len(), 2, "{asked:?}");
        let outcome = survey.end();
        assert_eq!(outcome.findings.len(), 1);
        assert_eq!(outcome.left_alone.len(), 20);
    }

    #[test]
    fn where_nobody_speaks_few_are_asked() {
        let urls: Vec<String> = (0..200).map(|n| format!("https://a{n}.jp/")).collect();
        let mut none = survey(&urls);
        assert_eq!(run(&mut none, |_| Answer::NoName).len(), SILENT_SERVERS_MAX);
        assert_eq!(none.end().obstacle, Some(Obstacle::Offline));
        let mut one = survey(&urls);
        let speaks = |url: &str| match url {
            "https://a100.jp/" => status(200),
            _ => Answer::TimedOut,
        };
        assert_eq!(run(&mut one, speaks).len(), 200);
        let outcome = one.end();
        assert_eq!(outcome.obstacle, None);
        assert_eq!(outcome.findings.len(), 200);
        let mut alone = survey(&urls[..1]);
        run(&mut alone, |_| Answer::NoName);
        assert_eq!(
            alone.end().obstacle,
            None,
            "one silent server is its own fault"
        );
    }

    #[test]
    fn a_machine_that_trusts_nobody_asks_no_further() {
        let urls: Vec<String> = (0..9).map(|n| format!("https://a{n}.jp/")).collect();
        let mut survey = survey(&urls);
        let answer = |url: &str| match url {
            "https://a2.jp/" => Answer::NoTrust,
            _ => status(200),
        };
        assert_eq!(run(&mut survey, answer).len(), 3);
        assert_eq!(survey.end().obstacle, Some(Obstacle::NoTrust));
    }

    #[test]
    fn an_answer_that_is_still_out_may_be_the_first() {
        let urls: Vec<String> = (0..20).map(|n| format!("https://a{n:02}.jp/")).collect();
        let mut survey = survey(&urls);
        let out: Vec<Next> = (0..=SILENT_SERVERS_MAX).map(|_| survey.next(0)).collect();
        let tickets = out.iter().map(|next| match next {
            Next::Ask(ticket, _) => *ticket,
            other => panic!("{other:?}"),
        });
        let tickets: Vec<Ticket> = tickets.collect();
        for ticket in &tickets[1..] {
            survey.answer(*ticket, Answer::NoName, 0);
        }
        assert_eq!(survey.next(0), Next::Listen);
        survey.answer(tickets[0], status(200), 0);
        assert!(matches!(survey.next(0), Next::Ask(..)));
    }
}
