//! Addresses on the web, taken apart and put together.
//!
//! Takes what authors and servers write; gives addresses in one spelling each, with letters of every
//! script encoded as the wire wants them. Never looks anything up.

use url::{Host, Url};

/// The address of a page on the web, in its one spelling and without the place on the page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct WebAddress(Url);

impl WebAddress {
    /// Reads an address with `https` or `http`, and the place on the page that follows `#`.
    pub(crate) fn parse(text: &str) -> Option<(Self, Option<String>)> {
        Self::of(Url::parse(text).ok()?)
    }

    /// Where a server says to go on from here; `None` if that is no address on the web.
    pub(crate) fn follow(&self, location: &str) -> Option<Self> {
        Some(Self::of(self.0.join(location).ok()?)?.0)
    }

    /// An address in its one spelling.
    fn of(mut url: Url) -> Option<(Self, Option<String>)> {
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
            return None;
        }
        let place = url.fragment().map(str::to_owned);
        url.set_fragment(None);
        // A name and a password are nothing to send to a server that was not asked for them.
        url.set_username("").ok()?;
        url.set_password(None).ok()?;
        Some((Self(url), place))
    }

    /// As it is asked for.
    pub(crate) fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Which server is asked: its name and port.
    pub(crate) fn server(&self) -> String {
        let name = self.0.host_str().unwrap_or_default();
        match self.0.port_or_known_default() {
            Some(port) => format!("{name}:{port}"),
            None => name.to_owned(),
        }
    }

    /// Whether only this machine, or a network closed to others, has this address.
    pub(crate) fn is_private(&self) -> bool {
        match self.0.host() {
            Some(Host::Ipv4(ip)) => {
                ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_unspecified()
            }
            Some(Host::Ipv6(ip)) => {
                let [first, ..] = ip.segments();
                let is_local = first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80;
                let as_v4 = ip.to_ipv4_mapped();
                let is_v4_here = as_v4.is_some_and(|v4| v4.is_private() || v4.is_loopback());
                ip.is_loopback() || ip.is_unspecified() || is_local || is_v4_here
            }
            Some(Host::Domain(name)) => {
                let name = name.trim_end_matches('.');
                let endings = [".localhost", ".local", ".internal", ".home.arpa"];
                name == "localhost" || endings.iter().any(|ending| name.ends_with(ending))
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> WebAddress {
        WebAddress::parse(text).expect("an address").0
    }

    #[test]
    fn one_page_has_one_spelling() {
        let same = [
            "https://Example.org/いじめ",
            "https://example.org:443/%E3%81%84%E3%81%98%E3%82%81#top",
            "https://me:secret@example.org/./%E3%81%84%E3%81%98%E3%82%81",
        ];
        for text in same {
            assert_eq!(
                address(text).as_str(),
                "https://example.org/%E3%81%84%E3%81%98%E3%82%81"
            );
        }
        let (page, place) = WebAddress::parse("https://例え.jp#結び").expect("an address");
        assert_eq!(page.as_str(), "https://xn--r8jz45g.jp/");
        assert_eq!(place.as_deref(), Some("%E7%B5%90%E3%81%B3"));
        for text in [
            "https://",
            "https://a b.jp/",
            "http://[::1",
            "mailto:a@b.jp",
            "/a",
            "",
            "https://a:99999/",
        ] {
            assert_eq!(WebAddress::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_server_leads_on_from_where_it_was_asked() {
        let from = address("https://example.org/a/b?c");
        let follow = |to| from.follow(to).map(|to| to.as_str().to_owned());
        assert_eq!(follow("d").as_deref(), Some("https://example.org/a/d"));
        assert_eq!(follow("/d#e").as_deref(), Some("https://example.org/d"));
        assert_eq!(follow("//b.jp").as_deref(), Some("https://b.jp/"));
        assert_eq!(follow("file:///etc/passwd"), None);
        assert_eq!(follow("https://"), None);
    }

    #[test]
    fn what_only_this_network_can_reach_is_private() {
        let private = [
            "http://localhost:8000/",
            "http://127.0.0.1/",
            "http://[::1]/",
            "http://10.1.2.3/",
            "http://192.168.0.1/",
            "http://169.254.169.254/",
            "http://[fd00::1]/",
            "http://[fe80::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://2130706433/",
            "http://printer.local./",
        ];
        for text in private {
            assert!(address(text).is_private(), "{text}");
        }
        for text in [
            "https://example.org/",
            "http://8.8.8.8/",
            "http://[2001:db8::1]/",
            "http://localhost.jp/",
        ] {
            assert!(!address(text).is_private(), "{text}");
        }
        assert_eq!(address("https://a.jp/").server(), "a.jp:443");
        assert_ne!(
            address("http://a.jp/").server(),
            address("https://a.jp/").server()
        );
    }
}
