//! Whose turn it is: one question at a time at a server, and a pause before the next.
//!
//! Takes tickets for servers and the milliseconds since the start; gives the ticket that may go now,
//! or when to look again. Knows no clock and asks nothing.

use std::collections::{BTreeMap, VecDeque};

/// A number that stands for one address.
pub(crate) type Ticket = usize;

/// What to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// This one may go.
    Go(Ticket),
    /// Nobody may go before this time, in milliseconds since the start.
    Wait(u64),
    /// Nobody may go before an answer comes in.
    Listen,
    /// Nobody is left.
    Done,
}

/// Who waits for which server.
#[derive(Debug)]
pub(crate) struct Schedule {
    pause_ms: u64,
    servers: BTreeMap<String, Server>,
    /// In the order in which servers were first named, so that none waits for ever.
    order: VecDeque<String>,
}

/// One server.
#[derive(Debug, Default)]
struct Server {
    waiting: VecDeque<Ticket>,
    is_busy: bool,
    free_from_ms: u64,
}

impl Schedule {
    /// Nobody, yet; `pause_ms` lie between an answer and the next question to the same server.
    pub(crate) fn new(pause_ms: u64) -> Self {
        Self {
            pause_ms,
            servers: BTreeMap::new(),
            order: VecDeque::new(),
        }
    }

    /// The server of a name.
    fn server(&mut self, name: &str) -> &mut Server {
        if !self.servers.contains_key(name) {
            self.order.push_back(name.to_owned());
        }
        self.servers.entry(name.to_owned()).or_default()
    }

    /// Lets a ticket wait behind the others.
    pub(crate) fn queue(&mut self, server: &str, ticket: Ticket) {
        self.server(server).waiting.push_back(ticket);
    }

    /// Lets a ticket wait before the others: it has begun, and shall end.
    pub(crate) fn go_on(&mut self, server: &str, ticket: Ticket) {
        self.server(server).waiting.push_front(ticket);
    }

    /// Who may go now.
    pub(crate) fn turn(&mut self, now_ms: u64) -> Turn {
        let mut earliest_ms = None;
        let mut is_busy = false;
        for _ in 0..self.order.len() {
            self.order.rotate_left(1);
            let Some(server) = self
                .order
                .back()
                .and_then(|name| self.servers.get_mut(name))
            else {
                continue;
            };
            is_busy |= server.is_busy;
            if server.is_busy || server.waiting.is_empty() {
                continue;
            }
            if server.free_from_ms > now_ms {
                earliest_ms = earliest_ms
                    .min(Some(server.free_from_ms))
                    .or(Some(server.free_from_ms));
                continue;
            }
            if let Some(ticket) = server.waiting.pop_front() {
                server.is_busy = true;
                return Turn::Go(ticket);
            }
        }
        match earliest_ms {
            Some(time) => Turn::Wait(time),
            None if is_busy => Turn::Listen,
            None => Turn::Done,
        }
    }

    /// A server has answered, or will not.
    pub(crate) fn answered(&mut self, server: &str, now_ms: u64) {
        let free_from_ms = now_ms.saturating_add(self.pause_ms);
        let server = self.server(server);
        server.is_busy = false;
        server.free_from_ms = free_from_ms;
    }

    /// A server is to be left alone: those who waited for it.
    pub(crate) fn leave_alone(&mut self, server: &str) -> Vec<Ticket> {
        self.server(server).waiting.drain(..).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_asked_one_thing_at_a_time_with_a_pause_between() {
        let mut schedule = Schedule::new(1_000);
        schedule.queue("a", 1);
        schedule.queue("a", 2);
        assert_eq!(schedule.turn(0), Turn::Go(1));
        assert_eq!(schedule.turn(5_000), Turn::Listen, "it is still answering");
        schedule.answered("a", 5_000);
        assert_eq!(schedule.turn(5_999), Turn::Wait(6_000));
        assert_eq!(schedule.turn(6_000), Turn::Go(2));
        schedule.answered("a", 6_000);
        assert_eq!(schedule.turn(6_000), Turn::Done);
    }

    #[test]
    fn servers_do_not_wait_for_each_other() {
        let mut schedule = Schedule::new(1_000);
        for (server, ticket) in [("a", 1), ("a", 2), ("b", 3), ("c", 4)] {
            schedule.queue(server, ticket);
        }
        let turns: Vec<Turn> = (0..4).map(|_| schedule.turn(0)).collect();
        assert_eq!(turns, [Turn::Go(1), Turn::Go(3), Turn::Go(4), Turn::Listen]);
        schedule.answered("b", 100);
        schedule.answered("a", 200);
        assert_eq!(schedule.turn(300), Turn::Wait(1_200), "b has nobody left");
    }

    #[test]
    fn the_earliest_of_those_who_wait_counts() {
        let mut schedule = Schedule::new(100);
        for (server, ticket) in [("a", 1), ("b", 2), ("a", 3), ("b", 4)] {
            schedule.queue(server, ticket);
        }
        assert_eq!(
            (schedule.turn(0), schedule.turn(0)),
            (Turn::Go(1), Turn::Go(2))
        );
        schedule.answered("a", 50);
        schedule.answered("b", 20);
        assert_eq!(schedule.turn(60), Turn::Wait(120));
        assert_eq!(schedule.turn(120), Turn::Go(4));
        assert_eq!(schedule.turn(120), Turn::Wait(150));
    }

    #[test]
    fn who_has_begun_goes_first_and_who_is_left_alone_is_not_asked() {
        let mut schedule = Schedule::new(0);
        for ticket in [1, 2, 3] {
            schedule.queue("a", ticket);
        }
        assert_eq!(schedule.turn(0), Turn::Go(1));
        schedule.go_on("a", 1);
        schedule.answered("a", 0);
        assert_eq!(schedule.turn(0), Turn::Go(1));
        assert_eq!(schedule.leave_alone("a"), [2, 3]);
        schedule.answered("a", 0);
        assert_eq!(schedule.turn(0), Turn::Done);
    }
}
