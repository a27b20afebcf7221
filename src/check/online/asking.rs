//! What is asked of one address, and what the answers mean.
//!
//! Takes answers one after another; gives the next question or what was found. Redirects are
//! followed here, so that every step waits its turn at the server it goes to. Never asks anything.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::check::online::web::WebAddress;

/// The most redirects that are followed: a browser follows no more than about twice as many.
const REDIRECTS_MAX: usize = 10;

/// How a question is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Method {
    /// For the head of an answer only.
    Head,
    /// For the whole, of which only the head is read: for servers that refuse the other.
    Get,
}

/// One question to one server.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Question {
    /// How it is put.
    pub(crate) method: Method,
    /// What it is about.
    pub(crate) address: WebAddress,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// An answer with its status.
    Status {
        /// The number.
        status: u16,
        /// Where to go on.
        location: Option<String>,
        /// When to come again.
        retry_after: Option<String>,
    },
    /// There is no server of that name.
    NoName,
    /// The server cannot be connected to, and why.
    NoConnection(String),
    /// Nothing came in time.
    TimedOut,
    /// The connection ended before there was an answer, or the answer made no sense.
    BrokenOff(String),
    /// The server cannot prove that it is the one asked for.
    BadCertificate(String),
    /// This machine has nothing to try a server's proof with.
    NoTrust,
}

impl Answer {
    /// Whether there is any sign of a server: an offline machine never sees one.
    pub(crate) fn is_from_somebody(&self) -> bool {
        match self {
            Self::Status { .. } | Self::BrokenOff(_) | Self::BadCertificate(_) => true,
            Self::NoName | Self::NoConnection(_) | Self::TimedOut | Self::NoTrust => false,
        }
    }
}

/// What was found at an address. Kept between runs, so that its names are not changed lightly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "found")]
pub(crate) enum Finding {
    /// A page.
    Good,
    /// A page, for good at another address.
    Moved {
        /// Where.
        to: String,
    },
    /// No page any more.
    Dead {
        /// What the server says.
        status: u16,
        /// Where the address led to first, if it is not the one that was asked for.
        at: Option<String>,
    },
    /// Redirects without end.
    Loop,
    /// A server that does not let us look.
    Refused {
        /// What the server says.
        status: u16,
    },
    /// A server that asks to be left alone.
    Busy {
        /// What the server says.
        status: u16,
        /// Which server.
        server: String,
        /// When to come again, as the server says it.
        retry_after: Option<String>,
    },
    /// A server that cannot prove who it is.
    BadCertificate {
        /// Why.
        reason: String,
    },
    /// Nothing that says whether there is a page.
    Unreached {
        /// Why.
        reason: String,
    },
    /// An address that leads to one which only its own network can reach.
    Private {
        /// Which.
        to: String,
    },
}

/// What to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// Ask this.
    Ask(Question),
    /// It is known now.
    Found(Finding),
}

/// The asking after one address.
#[derive(Debug, Clone)]
pub(crate) struct Asking {
    /// What is asked now.
    question: Question,
    /// What has been asked.
    asked: BTreeSet<Question>,
    redirects: usize,
    /// Where redirects have led for good, without a temporary one between.
    moved_to: Option<WebAddress>,
    /// Whether all redirects so far were for good.
    is_for_good: bool,
    /// Whether addresses of closed networks are followed.
    private: bool,
}

impl Asking {
    /// Begins with an address.
    pub(crate) fn begin(address: WebAddress, private: bool) -> Self {
        let method = Method::Head;
        Self {
            question: Question { method, address },
            asked: BTreeSet::new(),
            redirects: 0,
            moved_to: None,
            is_for_good: true,
            private,
        }
    }

    /// What is asked now.
    pub(crate) fn question(&self) -> &Question {
        &self.question
    }

    /// Takes an answer to what is asked now.
    pub(crate) fn answer(&mut self, answer: Answer) -> Step {
        self.asked.insert(self.question.clone());
        let reason = match answer {
            Answer::Status {
                status,
                location,
                retry_after,
            } => return self.status(status, location.as_deref(), retry_after),
            Answer::BrokenOff(_) if self.question.method == Method::Head => return self.in_full(),
            Answer::BadCertificate(reason) => {
                return Step::Found(Finding::BadCertificate { reason });
            }
            Answer::NoName => "there is no server of that name".to_owned(),
            Answer::NoTrust => "this machine trusts nobody".to_owned(),
            Answer::TimedOut => "no answer came in time".to_owned(),
            Answer::NoConnection(reason) | Answer::BrokenOff(reason) => reason,
        };
        Step::Found(Finding::Unreached { reason })
    }

    /// Takes an answer with a status.
    fn status(&mut self, status: u16, location: Option<&str>, retry_after: Option<String>) -> Step {
        let is_busy = status == 429 || (status == 503 && retry_after.is_some());
        Step::Found(match (status, location) {
            (301 | 308, Some(location)) => return self.redirect(location, true),
            (302 | 303 | 307, Some(location)) => return self.redirect(location, false),
            (200..=299, _) => match &self.moved_to {
                None => Finding::Good,
                Some(to) => Finding::Moved {
                    to: to.as_str().to_owned(),
                },
            },
            _ if is_busy => Finding::Busy {
                status,
                server: self.question.address.server(),
                retry_after,
            },
            // Many a server knows its pages only when it is asked for the whole.
            _ if self.question.method == Method::Head => return self.in_full(),
            (404 | 410, _) => Finding::Dead {
                status,
                at: (self.redirects > 0).then(|| self.question.address.as_str().to_owned()),
            },
            (400..=499, _) => Finding::Refused { status },
            _ => Finding::Unreached {
                reason: format!("the server answers with the status {status}"),
            },
        })
    }

    /// Asks the same for the whole answer.
    fn in_full(&mut self) -> Step {
        self.question.method = Method::Get;
        Step::Ask(self.question.clone())
    }

    /// Goes on where a server says.
    fn redirect(&mut self, location: &str, for_good: bool) -> Step {
        let Some(address) = self.question.address.follow(location) else {
            let reason = "the server leads on to something that is no web address".to_owned();
            return Step::Found(Finding::Unreached { reason });
        };
        if address.is_private() && !self.private {
            let to = address.as_str().to_owned();
            return Step::Found(Finding::Private { to });
        }
        self.redirects += 1;
        self.is_for_good &= for_good;
        if self.is_for_good {
            self.moved_to = Some(address.clone());
        }
        let method = Method::Head;
        self.question = Question { method, address };
        if self.redirects > REDIRECTS_MAX || self.asked.contains(&self.question) {
            return Step::Found(Finding::Loop);
        }
        Step::Ask(self.question.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: &str = "https://a.jp/";

    fn status(status: u16) -> Answer {
        Answer::Status {
            status,
            location: None,
            retry_after: None,
        }
    }

    fn to(status: u16, location: &str) -> Answer {
        Answer::Status {
            status,
            location: Some(location.to_owned()),
            retry_after: None,
        }
    }

    /// Gives the answers in turn; the questions that were put, and what was found.
    fn run(answers: Vec<Answer>) -> (String, Finding) {
        let (start, _) = WebAddress::parse(START).expect("an address");
        let mut asking = Asking::begin(start, false);
        let mut asked = String::new();
        for answer in answers {
            let Question { method, address } = asking.question();
            asked = format!("{asked}{method:?} {} ", address.as_str());
            if let Step::Found(finding) = asking.answer(answer) {
                return (asked, finding);
            }
        }
        panic!("nothing was found: {asked}");
    }

    fn found(answers: Vec<Answer>) -> Finding {
        run(answers).1
    }

    #[test]
    fn a_server_that_refuses_the_short_question_is_asked_in_full() {
        assert_eq!(found(vec![status(200)]), Finding::Good);
        for refusal in [404, 405, 501, 403, 400, 500] {
            let (asked, finding) = run(vec![status(refusal), status(200)]);
            assert_eq!(finding, Finding::Good, "{refusal}");
            assert_eq!(asked, "Head https://a.jp/ Get https://a.jp/ ");
        }
        let broken = || Answer::BrokenOff("closed".to_owned());
        assert_eq!(found(vec![broken(), status(204)]), Finding::Good);
        let reason = "closed".to_owned();
        assert_eq!(
            found(vec![broken(), broken()]),
            Finding::Unreached { reason }
        );
    }

    #[test]
    fn a_page_that_is_gone_is_dead_and_one_that_is_hidden_is_not() {
        let dead = |status| Finding::Dead { status, at: None };
        assert_eq!(found(vec![status(404), status(404)]), dead(404));
        assert_eq!(found(vec![status(405), status(410)]), dead(410));
        let refused = Finding::Refused { status: 403 };
        assert_eq!(found(vec![status(404), status(403)]), refused);
        let reason = "the server answers with the status 500".to_owned();
        let unreached = Finding::Unreached { reason };
        assert_eq!(found(vec![status(500), status(500)]), unreached);
    }

    #[test]
    fn only_redirects_for_good_before_any_other_tell_a_new_address() {
        let moved = |to: &str| Finding::Moved { to: to.to_owned() };
        let b = "https://b.jp/";
        assert_eq!(found(vec![to(301, b), status(200)]), moved(b));
        let two = vec![to(308, b), to(301, "/c"), status(200)];
        assert_eq!(found(two), moved("https://b.jp/c"));
        let then_for_now = vec![to(301, b), to(302, "/login"), status(200)];
        assert_eq!(found(then_for_now), moved(b));
        let for_now = vec![to(302, b), to(301, "/c"), status(200)];
        assert_eq!(found(for_now), Finding::Good);
        let gone = vec![to(301, b), status(404), status(404)];
        let at = Some(b.to_owned());
        assert_eq!(found(gone), Finding::Dead { status: 404, at });
    }

    #[test]
    fn redirects_end() {
        assert_eq!(found(vec![to(302, "/")]), Finding::Loop);
        let circle = vec![to(302, "/b"), to(302, "/c"), to(302, "/b")];
        assert_eq!(found(circle), Finding::Loop);
        let longer = (0..=REDIRECTS_MAX).map(|n| to(302, &format!("/{n}")));
        assert_eq!(found(longer.collect()), Finding::Loop);
        let enough = (0..REDIRECTS_MAX).map(|n| to(302, &format!("/{n}")));
        assert_eq!(found(enough.chain([status(200)]).collect()), Finding::Good);
    }

    #[test]
    fn nobody_is_led_into_a_closed_network_or_out_of_the_web() {
        let inside = "http://169.254.169.254/latest".to_owned();
        assert_eq!(
            found(vec![to(302, &inside)]),
            Finding::Private { to: inside }
        );
        let odd = found(vec![to(302, "file:///etc/passwd")]);
        assert!(matches!(odd, Finding::Unreached { .. }), "{odd:?}");
    }

    #[test]
    fn a_server_that_asks_for_peace_is_not_asked_in_full() {
        let wait = |status, after: Option<&str>| Answer::Status {
            status,
            location: None,
            retry_after: after.map(str::to_owned),
        };
        let busy = |status, after: Option<&str>| Finding::Busy {
            status,
            server: "a.jp:443".to_owned(),
            retry_after: after.map(str::to_owned),
        };
        assert_eq!(found(vec![wait(429, None)]), busy(429, None));
        assert_eq!(found(vec![wait(503, Some("9"))]), busy(503, Some("9")));
        assert_eq!(found(vec![wait(503, None), status(200)]), Finding::Good);
    }
}
