//! Parts of speech and inflected forms, as far as readings and rules about easy language need them.
//!
//! Takes the two letters that the dictionary's first lines hold for every connection id; gives a
//! [`Part`] and a [`Form`]. Never: fails on a letter; what is unknown is [`Part::Other`].

/// A part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// 人, 画面.
    Noun,
    /// A noun that する makes a verb of: 相談, 投稿.
    VerbalNoun,
    /// A noun that な makes an adjective of: 安全, 大切.
    AdjectivalNoun,
    /// A noun that may stand like an adverb: 今日, 昨年.
    TimeNoun,
    /// 私, 誰, 何.
    Pronoun,
    /// A number or a part of one: 三, 十, 何 before a counter.
    Number,
    /// What follows a number: 人, 回, 年.
    Counter,
    /// What follows a noun: 者, 的, 中.
    Suffix,
    /// A noun that does not stand alone: こと, 方, 上.
    DependentNoun,
    /// 鈴木.
    Surname,
    /// Another name of a person.
    Person,
    /// A place or a country.
    Place,
    /// Any other name.
    Name,
    /// お, 第, 約.
    Prefix,
    /// 書く, 見る.
    Verb,
    /// A verb that follows one: いる, しまう, 続ける.
    DependentVerb,
    /// れる, られる, せる, させる: the passive, the possible and the causative.
    VerbSuffix,
    /// 高い, 悲しい.
    Adjective,
    /// An adjective that follows a verb: やすい, にくい, ない.
    DependentAdjective,
    /// すぐに, 必ず.
    Adverb,
    /// この, 大きな.
    Adnominal,
    /// しかし, 又は.
    Conjunction,
    /// が, を, から.
    Particle,
    /// です, ます, た, ない.
    Auxiliary,
    /// はい, えっと.
    Interjection,
    /// Marks and spaces.
    Symbol,
    /// What no dictionary knows: Latin words, emoji.
    Other,
}

impl Part {
    /// Reads a letter.
    pub(super) fn of_letter(letter: u8) -> Self {
        match letter {
            b'n' => Self::Noun,
            b's' => Self::VerbalNoun,
            b'a' => Self::AdjectivalNoun,
            b't' => Self::TimeNoun,
            b'o' => Self::Pronoun,
            b'0' => Self::Number,
            b'c' => Self::Counter,
            b'x' => Self::Suffix,
            b'd' => Self::DependentNoun,
            b'F' => Self::Surname,
            b'P' => Self::Person,
            b'L' => Self::Place,
            b'N' => Self::Name,
            b'h' => Self::Prefix,
            b'v' => Self::Verb,
            b'w' => Self::DependentVerb,
            b'u' => Self::VerbSuffix,
            b'j' => Self::Adjective,
            b'k' => Self::DependentAdjective,
            b'b' => Self::Adverb,
            b'e' => Self::Adnominal,
            b'q' => Self::Conjunction,
            b'm' => Self::Particle,
            b'z' => Self::Auxiliary,
            b'i' => Self::Interjection,
            b'y' => Self::Symbol,
            _ => Self::Other,
        }
    }

    /// Whether its words have endings that change, so that kana at their end are okurigana.
    pub(crate) fn inflects(self) -> bool {
        matches!(
            self,
            Self::Verb
                | Self::DependentVerb
                | Self::VerbSuffix
                | Self::Adjective
                | Self::DependentAdjective
                | Self::Auxiliary
        )
    }

    /// Whether it is a noun of any kind, a name or a number.
    pub(crate) fn is_noun(self) -> bool {
        matches!(
            self,
            Self::Noun
                | Self::VerbalNoun
                | Self::AdjectivalNoun
                | Self::TimeNoun
                | Self::Pronoun
                | Self::Number
                | Self::Counter
                | Self::Suffix
                | Self::DependentNoun
                | Self::Surname
                | Self::Person
                | Self::Place
                | Self::Name
        )
    }
}

/// The form of a word that inflects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// It does not inflect.
    None,
    /// As it ends a sentence or stands before a noun: 書く, 高い.
    Plain,
    /// As it stands before ます and 方: 書き.
    Joining,
    /// As it stands before た and て: 書い, 高かっ.
    Past,
    /// Before ない, れる and う: 書か, 書こ.
    Negative,
    /// Before ば: 書け, 高けれ.
    Conditional,
    /// 書け, 見ろ.
    Imperative,
    /// Other: 高く before て and なる; 高 before がる.
    Other,
}

impl Form {
    /// Reads a letter.
    pub(super) fn of_letter(letter: u8) -> Self {
        match letter {
            b'-' => Self::None,
            b'b' => Self::Plain,
            b'r' => Self::Joining,
            b't' => Self::Past,
            b'm' => Self::Negative,
            b'k' => Self::Conditional,
            b'o' => Self::Imperative,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_and_unknown_ones_do_no_harm() {
        assert_eq!(Part::of_letter(b'v'), Part::Verb);
        assert_eq!(Part::of_letter(0), Part::Other);
        assert_eq!(Form::of_letter(b't'), Form::Past);
        assert_eq!(Form::of_letter(0), Form::Other);
    }

    #[test]
    fn verbs_and_adjectives_inflect_and_nouns_do_not() {
        assert!(Part::Verb.inflects() && Part::Auxiliary.inflects());
        assert!(!Part::Noun.inflects() && Part::Counter.is_noun() && !Part::Particle.is_noun());
    }
}
