//! Compiles IPADIC into the one file that the annotator reads.
//!
//! Takes from standard input IPADIC's files in UTF-8, a form feed between them: all words in one fixed
//! order, `left-id.def`, `matrix.def`, `char.def`, `unk.def`; gives on standard output a heading, a line of
//! codes for the parts of speech, and vibrato's dictionary, compressed together. Never: anything but words,
//! costs and readings; a word that is written as it is read keeps no reading. A long word that is two
//! others, in writing and in reading, is told to end there: `こくみんせいかつ/2.4` for 国民 and こくみん.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::io::Read as _;

use vibrato::SystemDictionaryBuilder;

/// The first line of the file.
const HEADER: &str = "casebook readings 1";

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let [words, ids, matrix, characters, others] = input.split('\u{c}').collect::<Vec<_>>()[..]
    else {
        return Err("five files are expected".into());
    };
    let mut raw = format!("{HEADER}\n{}\n", codes(ids)?).into_bytes();
    let dictionary = SystemDictionaryBuilder::from_readers(
        lexicon(words)?.as_bytes(),
        matrix.as_bytes(),
        characters.as_bytes(),
        unknown(others)?.as_bytes(),
    )?;
    dictionary.write(&mut raw)?;
    let (options, format) = (zopfli::Options::default(), zopfli::Format::Gzip);
    zopfli::compress(options, format, raw.as_slice(), std::io::stdout().lock())?;
    Ok(())
}

/// Two letters for every connection id, in their order: what `Part` in `src/reading/part.rs` reads.
fn codes(table: &str) -> Outcome<String> {
    let mut codes = String::new();
    for (line, expected) in table.lines().zip(0_usize..) {
        let (id, features) = line.split_once(' ').ok_or("an id without features")?;
        if id.parse::<usize>()? != expected {
            return Err(format!("the ids have a gap before {id}").into());
        }
        let fields: Vec<&str> = features.split(',').collect();
        codes.push(class(&fields).ok_or_else(|| format!("an unknown part of speech: {line}"))?);
        codes.push(form(fields.get(5).copied().unwrap_or("*")));
    }
    Ok(codes)
}

/// The letter of a part of speech.
fn class(fields: &[&str]) -> Option<char> {
    let field = |at: usize| fields.get(at).copied().unwrap_or("*");
    Some(match (field(0), field(1), field(2), field(3)) {
        ("名詞", "サ変接続", ..) => 's',
        ("名詞", "形容動詞語幹" | "ナイ形容詞語幹", ..) => 'a',
        ("名詞", "副詞可能", ..) => 't',
        ("名詞", "代名詞", ..) => 'o',
        ("名詞", "数", ..) => '0',
        ("名詞", "固有名詞", "人名", "姓") => 'F',
        ("名詞", "固有名詞", "人名", _) => 'P',
        ("名詞", "固有名詞", "地域", _) => 'L',
        ("名詞", "固有名詞", ..) => 'N',
        ("名詞", "接尾", "助数詞", _) => 'c',
        ("名詞", "接尾", ..) => 'x',
        ("名詞", "非自立" | "特殊", ..) => 'd',
        ("名詞", ..) => 'n',
        ("接頭詞", ..) => 'h',
        ("動詞", "自立", ..) => 'v',
        ("動詞", "非自立", ..) => 'w',
        ("動詞", "接尾", ..) => 'u',
        ("形容詞", "自立", ..) => 'j',
        ("形容詞", ..) => 'k',
        ("副詞", ..) => 'b',
        ("連体詞", ..) => 'e',
        ("接続詞", ..) => 'q',
        ("助詞", ..) => 'm',
        ("助動詞", ..) => 'z',
        ("感動詞" | "フィラー" | "その他", ..) => 'i',
        ("記号" | "BOS/EOS", ..) => 'y',
        _ => return None,
    })
}

/// The letter of an inflected form.
fn form(name: &str) -> char {
    match name {
        "*" => '-',
        "連用形" => 'r',
        "連用タ接続" => 't',
        name if name.starts_with("連用") => 'e',
        name if name.starts_with("未然") => 'm',
        name if name.starts_with("仮定") => 'k',
        name if name.starts_with("命令") => 'o',
        "ガル接続" => 'g',
        _ => 'b',
    }
}

/// A word of IPADIC.
struct Entry {
    surface: String,
    id: String,
    cost: String,
    reading: String,
}

/// The words with their readings in hiragana as the only feature.
///
/// They are sorted, which makes the file a tenth smaller; words that are written alike keep their
/// order, because it decides between equal costs.
fn lexicon(table: &str) -> Outcome<String> {
    let mut entries = table.lines().map(entry).collect::<Outcome<Vec<_>>>()?;
    entries.sort_by(|a, b| a.surface.cmp(&b.surface));
    let mut readings: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| has_kanji(&entry.surface)) {
        readings
            .entry(&entry.surface)
            .or_default()
            .insert(&entry.reading);
    }
    let mut out = String::with_capacity(table.len());
    for Entry {
        surface,
        id,
        cost,
        reading,
    } in &entries
    {
        let mut shown = String::new();
        if has_kanji(surface) && hiragana(surface) != *reading {
            shown.push_str(reading);
            let parts = parts(surface, reading, &readings);
            // The last one ends where the word does.
            for (at, (n_chars, n_sounds)) in parts[..parts.len() - 1].iter().enumerate() {
                let mark = if at == 0 { '/' } else { ';' };
                write!(shown, "{mark}{n_chars}.{n_sounds}")?;
            }
        }
        writeln!(out, "{},{id},{id},{cost},{shown}", quoted(surface))?;
    }
    Ok(out)
}

/// Reads a line of the lexicon.
fn entry(line: &str) -> Outcome<Entry> {
    let fields = split(line);
    let [surface, left, right, cost, .., reading, _] = fields.as_slice() else {
        return Err(format!("a word with too few fields: {line}").into());
    };
    if left != right {
        return Err(format!("a word whose ids differ: {line}").into());
    }
    Ok(Entry {
        surface: surface.clone(),
        id: left.clone(),
        cost: cost.clone(),
        reading: hiragana(reading),
    })
}

/// How long the words are that a long word is made of, in writing and in reading; itself, if of none.
///
/// Each has two characters at least: shorter ones are found by chance.
fn parts(
    surface: &str,
    reading: &str,
    readings: &BTreeMap<&str, BTreeSet<&str>>,
) -> Vec<(usize, usize)> {
    let n_chars = surface.chars().count();
    // The most even cut first: 国民|生活 before 国民生|活.
    let mut cuts: Vec<usize> = (2..(n_chars + 1).saturating_sub(2)).collect();
    cuts.sort_by_key(|cut| (2 * cut).abs_diff(n_chars));
    for cut in cuts {
        let at = surface
            .char_indices()
            .nth(cut)
            .map_or(surface.len(), |(at, _)| at);
        let (first, second) = surface.split_at(at);
        let (Some(firsts), Some(seconds)) = (readings.get(first), readings.get(second)) else {
            continue;
        };
        for own in firsts {
            let rest = reading.strip_prefix(own);
            if let Some(rest) = rest.filter(|rest| seconds.contains(rest)) {
                let firsts = parts(first, own, readings);
                return [firsts, parts(second, rest, readings)].concat();
            }
        }
    }
    vec![(n_chars, reading.chars().count())]
}

/// Unknown words, without a reading.
fn unknown(table: &str) -> Outcome<String> {
    let mut out = String::new();
    for line in table.lines() {
        let [category, left, right, cost, ..] = line.split(',').collect::<Vec<_>>()[..] else {
            return Err(format!("an unknown word with too few fields: {line}").into());
        };
        writeln!(out, "{category},{left},{right},{cost},")?;
    }
    Ok(out)
}

/// The fields of a line, where one may be quoted.
fn split(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut is_quoted = false;
    for c in line.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => fields.push(String::new()),
            c => fields.last_mut().expect("there is a first field").push(c),
        }
    }
    fields
}

/// A field as it is written.
fn quoted(field: &str) -> String {
    if field.contains([',', '"']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

/// Katakana as hiragana.
fn hiragana(text: &str) -> String {
    let turn = |c: char| match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c => c,
    };
    text.chars().map(turn).collect()
}

/// Whether a word has a character that can bear a reading.
fn has_kanji(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '々' | '〆' | '〇' | 'ヶ' | 'ヵ' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..))
}
