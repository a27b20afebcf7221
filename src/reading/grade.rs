//! Grades: in which year of school a character is taught.
//!
//! Takes characters and words; gives a [`Grade`], from the lists in `grades.txt`. Never: says
//! whether a word needs its reading; that hangs on the reader.

use std::sync::LazyLock;

/// A year of primary school, or what comes after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Grade(u8);

impl Grade {
    /// For general use, taught after primary school.
    pub(crate) const SECONDARY: Self = Self(7);
    /// On no list.
    pub(crate) const BEYOND: Self = Self(8);

    /// 1 to 6 for a year of primary school, 7 for later, 8 for what is on no list.
    pub(crate) fn number(self) -> u8 {
        self.0
    }
}

/// The lists.
static LISTS: &str = include_str!("grades.txt");

/// All characters of the lists, sorted.
static GRADES: LazyLock<Vec<(char, Grade)>> = LazyLock::new(|| {
    let mut grades: Vec<(char, Grade)> = Vec::with_capacity(2_200);
    let lines = LISTS.lines().filter_map(|line| line.split_once(' '));
    for (mark, characters) in lines {
        if let Ok(number) = mark.parse() {
            grades.extend(characters.chars().map(|c| (c, Grade(number))));
        } else if mark == "=" {
            grades.extend(characters.chars().skip(1).map(|c| (c, Grade::SECONDARY)));
        }
    }
    grades.sort_unstable();
    grades
});

/// The grade in which a character is taught; a kana is none.
pub(crate) fn grade_of(c: char) -> Grade {
    let place = GRADES.binary_search_by_key(&c, |(character, _)| *character);
    place.map_or(Grade::BEYOND, |at| GRADES[at].1)
}

/// The grade of a word's hardest kanji; none, if it has no kanji.
pub(crate) fn unneeded_from(word: &str) -> Option<Grade> {
    word.chars().filter(|c| is_kanji(*c)).map(grade_of).max()
}

/// Whether a character is a kanji that can be taught: no 々, no ヶ.
pub(crate) fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_have_as_many_characters_as_the_law_says() {
        let count = |number| GRADES.iter().filter(|(_, grade)| grade.0 == number).count();
        let counts: Vec<usize> = (1..=7).map(count).collect();
        // Four more are other forms of listed ones.
        assert_eq!(counts, [80, 160, 200, 202, 193, 191, 1_110 + 4]);
        assert_eq!(counts[..6].iter().sum::<usize>(), 1_026);
        assert!(GRADES.windows(2).all(|two| two[0].0 < two[1].0), "no twins");
    }

    #[test]
    fn names_of_prefectures_are_taught_in_the_fourth_year() {
        for c in "茨媛岡潟岐熊香佐埼崎滋鹿縄井沖栃奈梨阪阜".chars() {
            assert_eq!(grade_of(c).number(), 4, "{c}");
        }
    }

    #[test]
    fn a_word_is_as_hard_as_its_hardest_character() {
        assert_eq!(grade_of('一').number(), 1);
        assert_eq!(grade_of('誹'), Grade::BEYOND);
        assert_eq!(grade_of('謗'), Grade::BEYOND);
        assert_eq!(grade_of('侮'), Grade::SECONDARY);
        assert_eq!(grade_of('叱'), grade_of('𠮟'));
        assert_eq!(unneeded_from("二次被害"), Some(Grade::SECONDARY));
        assert_eq!(unneeded_from("友だち"), Some(grade_of('友')));
        assert_eq!(unneeded_from("人々"), Some(grade_of('人')));
        assert_eq!(unneeded_from("いじめ"), None);
    }
}
