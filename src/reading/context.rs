//! Words whose reading hangs on their neighbours: 方 かた or ほう, 行った いった or おこなった.
//!
//! Takes the tokens of a sentence; gives them the readings of the first rule that holds, from the
//! table in `context.txt`, whose head says how rules are written. Never: joins or parts tokens, or
//! changes what a list of words has settled.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::align::bears_reading;
use super::numbers;
use super::part::{Form, Part};
use super::token::Token;

/// How one kind of word is read in one kind of place.
struct Rule {
    /// The whole word, or how it begins.
    word: &'static str,
    /// Whether `word` is only how it begins, and `reading` how its reading begins.
    is_stem: bool,
    reading: &'static str,
    /// All must hold.
    conditions: Vec<Condition>,
}

/// What must hold of a word's place.
struct Condition {
    place: Place,
    /// Whether it must not hold.
    is_not: bool,
    /// One is enough.
    patterns: Vec<Pattern>,
}

/// Which words a condition is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The one that stands so far after the word (before it, if negative).
    At(isize),
    /// Any before it in the sentence.
    Before,
    /// Any in the sentence.
    Anywhere,
    /// The word itself, by the reading that the dictionary gives it.
    Itself,
}

/// What a word may be.
enum Pattern {
    /// Written so.
    Is(&'static str),
    /// Written so at its beginning.
    Begins(&'static str),
    /// Written so at its end.
    Ends(&'static str),
    /// Of a kind.
    Kind(Kind),
}

/// Kinds of words and places.
#[derive(Clone, Copy)]
enum Kind {
    /// Nothing, or a mark.
    Edge,
    Noun,
    VerbalNoun,
    AdjectivalNoun,
    Time,
    Person,
    Place,
    Number,
    Counter,
    Particle,
    Verb,
    /// A verb before ます.
    Joining,
    /// A verb, an adjective or an auxiliary as it stands before a noun.
    Plain,
    Adjective,
    Adnominal,
    Adverb,
    /// Begins or ends with a kanji.
    Kanji,
    Katakana,
}

/// The rules by the first character of their word, in the order of the table.
static RULES: LazyLock<HashMap<char, Vec<Rule>>> = LazyLock::new(|| {
    let mut rules: HashMap<char, Vec<Rule>> = HashMap::new();
    for rule in include_str!("context.txt").lines().filter_map(rule) {
        if let Some(first) = rule.word.chars().next() {
            rules.entry(first).or_default().push(rule);
        }
    }
    rules
});

/// Settles the readings of a sentence's words that hang on their neighbours.
pub(super) fn settle(tokens: &mut [Token<'_>]) {
    for at in 0..tokens.len() {
        let token = &tokens[at];
        let first = token.surface.chars().next();
        let Some(rules) = first.and_then(|first| RULES.get(&first)) else {
            continue;
        };
        if token.is_fixed {
            continue;
        }
        let rule = rules.iter().find(|rule| {
            rule.fits(token) && rule.conditions.iter().all(|one| one.holds(tokens, at))
        });
        if let Some(rule) = rule {
            let reading = rule.reading_of(token);
            tokens[at].read_as(reading);
        }
    }
}

impl Rule {
    /// Whether it is about a word.
    fn fits(&self, token: &Token<'_>) -> bool {
        if self.is_stem {
            token.surface.starts_with(self.word)
        } else {
            token.surface == self.word
        }
    }

    /// How it reads a word: all of it, or its stem, with the rest as the dictionary has it.
    fn reading_of(&self, token: &Token<'_>) -> String {
        let stem = self
            .conditions
            .iter()
            .find(|one| one.place == Place::Itself);
        let old = stem.and_then(|stem| match stem.patterns.first() {
            Some(Pattern::Begins(old)) => token.reading.strip_prefix(old),
            _ => None,
        });
        match old {
            Some(rest) if self.is_stem => format!("{}{rest}", self.reading),
            _ if self.is_stem => {
                format!("{}{}", self.reading, &token.surface[self.word.len()..])
            }
            _ => self.reading.to_owned(),
        }
    }
}

impl Condition {
    /// Whether it holds of a token.
    fn holds(&self, tokens: &[Token<'_>], at: usize) -> bool {
        let fits = |token| {
            self.patterns
                .iter()
                .any(|pattern| pattern.fits(token, self.place))
        };
        let holds = match self.place {
            Place::At(by) => fits(at.checked_add_signed(by).and_then(|at| tokens.get(at))),
            Place::Before => tokens[..at].iter().any(|token| fits(Some(token))),
            Place::Anywhere => tokens.iter().any(|token| fits(Some(token))),
            Place::Itself => self.patterns.iter().any(|pattern| match pattern {
                Pattern::Begins(reading) => tokens[at].reading.starts_with(reading),
                Pattern::Is(reading) => tokens[at].reading == *reading,
                Pattern::Ends(reading) => tokens[at].reading.ends_with(reading),
                Pattern::Kind(kind) => kind.is(&tokens[at], self.place),
            }),
        };
        holds != self.is_not
    }
}

impl Pattern {
    /// Whether a token is such a one.
    fn fits(&self, token: Option<&Token<'_>>, place: Place) -> bool {
        match (self, token) {
            (Self::Kind(Kind::Edge), None) => true,
            (_, None) => false,
            (Self::Is(word), Some(token)) => token.surface == *word,
            (Self::Begins(stem), Some(token)) => token.surface.starts_with(stem),
            (Self::Ends(end), Some(token)) => token.surface.ends_with(end),
            (Self::Kind(kind), Some(token)) => kind.is(token, place),
        }
    }
}

impl Kind {
    /// Whether a token is of this kind.
    fn is(self, token: &Token<'_>, place: Place) -> bool {
        let part = token.part;
        let is_verb = matches!(part, Part::Verb | Part::DependentVerb | Part::VerbSuffix);
        let near = match place {
            Place::At(by) if by > 0 => token.surface.chars().next(),
            _ => token.surface.chars().next_back(),
        };
        match self {
            Self::Edge => {
                matches!(part, Part::Symbol | Part::Other)
                    && !near.is_some_and(char::is_alphanumeric)
            }
            Self::Noun => part.is_noun(),
            Self::VerbalNoun => part == Part::VerbalNoun,
            Self::AdjectivalNoun => part == Part::AdjectivalNoun,
            Self::Time => part == Part::TimeNoun,
            Self::Person => matches!(part, Part::Surname | Part::Person),
            Self::Place => part == Part::Place,
            Self::Number => {
                part == Part::Number || near.is_some_and(|c| numbers::digit(c).is_some())
            }
            Self::Counter => part == Part::Counter,
            Self::Particle => part == Part::Particle,
            Self::Verb => is_verb,
            Self::Joining => is_verb && token.form == Form::Joining,
            Self::Plain => part.inflects() && token.form == Form::Plain,
            Self::Adjective => matches!(part, Part::Adjective | Part::DependentAdjective),
            Self::Adnominal => part == Part::Adnominal,
            Self::Adverb => part == Part::Adverb,
            Self::Kanji => near.is_some_and(bears_reading),
            Self::Katakana => near.is_some_and(|c| matches!(c, 'ァ'..='ー')),
        }
    }

    /// Reads its name.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "edge" => Self::Edge,
            "noun" => Self::Noun,
            "verbal" => Self::VerbalNoun,
            "adjectival" => Self::AdjectivalNoun,
            "time" => Self::Time,
            "person" => Self::Person,
            "place" => Self::Place,
            "number" => Self::Number,
            "counter" => Self::Counter,
            "particle" => Self::Particle,
            "verb" => Self::Verb,
            "joining" => Self::Joining,
            "plain" => Self::Plain,
            "adjective" => Self::Adjective,
            "adnominal" => Self::Adnominal,
            "adverb" => Self::Adverb,
            "kanji" => Self::Kanji,
            "katakana" => Self::Katakana,
            _ => return None,
        })
    }
}

/// Reads a line of the table; a comment is no rule.
fn rule(line: &'static str) -> Option<Rule> {
    let line = line.split('#').next()?;
    let mut fields = line.split_whitespace();
    let (word, reading) = (fields.next()?, fields.next()?);
    let stem = word.strip_suffix('*');
    Some(Rule {
        word: stem.unwrap_or(word),
        is_stem: stem.is_some(),
        reading,
        conditions: fields.filter_map(condition).collect(),
    })
}

/// Reads a condition.
fn condition(field: &'static str) -> Option<Condition> {
    const PLACES: [(&str, Place); 9] = [
        ("<<<", Place::At(-3)),
        ("<<", Place::At(-2)),
        ("<", Place::At(-1)),
        (">>>", Place::At(3)),
        (">>", Place::At(2)),
        (">", Place::At(1)),
        ("~", Place::Before),
        ("+", Place::Anywhere),
        ("=", Place::Itself),
    ];
    let (sign, place) = PLACES.iter().find(|(sign, _)| field.starts_with(sign))?;
    let rest = &field[sign.len()..];
    let words = rest.strip_prefix('!').unwrap_or(rest);
    Some(Condition {
        place: *place,
        is_not: words.len() < rest.len(),
        patterns: words
            .split('/')
            .filter_map(|word| pattern(word, *place))
            .collect(),
    })
}

/// Reads one of a condition's words.
fn pattern(word: &'static str, place: Place) -> Option<Pattern> {
    if let Some(name) = word.strip_prefix(':') {
        return Kind::named(name).map(Pattern::Kind);
    }
    if let Some(end) = word.strip_prefix('*') {
        return Some(Pattern::Ends(end));
    }
    Some(match word.strip_suffix('*') {
        Some(stem) => Pattern::Begins(stem),
        None if place == Place::Itself => Pattern::Begins(word),
        None => Pattern::Is(word),
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn every_line_of_the_table_is_understood() {
        let mut n_rules = 0;
        for line in include_str!("context.txt").lines() {
            let line = line.split('#').next().unwrap_or_default();
            let fields: Vec<&str> = line.split_whitespace().collect();
            let [word, reading, conditions @ ..] = fields.as_slice() else {
                assert!(fields.is_empty(), "{line}");
                continue;
            };
            assert!(word.chars().any(bears_reading), "{line}");
            let is_kana = |c| matches!(c, 'ぁ'..='ゖ' | 'ー');
            assert!(reading.chars().all(is_kana), "{line}");
            for field in conditions {
                let condition = condition(field);
                let patterns = condition.as_ref().map(|one| one.patterns.len());
                assert_eq!(patterns, Some(field.split('/').count()), "{line}: {field}");
            }
            n_rules += 1;
        }
        assert_eq!(RULES.values().map(Vec::len).sum::<usize>(), n_rules);
    }

    #[test]
    fn persons_and_sides_are_told_apart() {
        check(&[
            "困{こま}っている方{かた}は、お電話{でんわ}ください",
            "早{はや}く話{はな}す方{ほう}がよい",
            "大{おお}きい方{ほう}を選{えら}ぶ",
            "考{かんが}え方{かた}",
            "北{きた}の方{ほう}へ",
            "保護{ほご}者{しゃ}の方{かた}へ",
        ]);
    }

    #[test]
    fn verbs_that_are_written_alike_are_told_apart() {
        check(&[
            "調査{ちょうさ}を行{おこな}った",
            "学校{がっこう}へ行{い}った",
            "塾{じゅく}に通{かよ}って",
            "店{みせ}の前{まえ}を通{とお}って",
            "攻撃{こうげき}するのは止{や}めましょう",
            "いじめを止{と}められなくても",
            "辛{つら}い気持{きも}ち",
            "カレーが辛{から}い",
            "不安{ふあん}を抱{いだ}く",
        ]);
    }

    #[test]
    fn nouns_hang_on_what_stands_beside_them() {
        check(&[
            "いつの間{ま}にか",
            "夏休{なつやす}みの間{あいだ}",
            "学校{がっこう}中{じゅう}",
            "授業{じゅぎょう}中{ちゅう}",
            "中{ちゅう}1の娘{むすめ}",
            "寝{ね}た後{あと}",
            "卒業{そつぎょう}後{ご}",
            "責任{せきにん}の下{もと}",
            "机{つくえ}の下{した}",
            "人気{ひとけ}のない道{みち}",
            "人気{にんき}の動画{どうが}",
            "今日{こんにち}では",
            "今日{きょう}は",
            "何{なん}でも話{はな}す",
            "何{なに}も言{い}わない",
            "生{なま}の声{こえ}",
            "他{ほか}に方法{ほうほう}がない",
            "4月{がつ}5日{いつか}（月{げつ}）",
            "日本人{にほんじん}",
        ]);
    }
}
