//! Files beside the texts that are safe to hand to a child's browser.

use roxmltree::{Document, Node, ParsingOptions};

use crate::check::{Check, SiteContext};
use crate::diagnostic::source::Span;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::entry::Target;

/// A kind of file that is not published.
static REFUSED_KIND: Code = Code::error(
    "file::refused-kind",
    "a file is of a kind that is not published",
    "What a text shows or links to goes out with the site as it is. Files that a browser runs (HTML, \
     scripts, XML) could do anything in the site's name, and are refused; so are kinds nobody knows. \
     Pictures, PDF, plain text, tables, office documents, sound, film and archives are published. Turn \
     a page into a text of its own, or into a PDF.",
);

/// A picture that is a program as well.
static ACTIVE_PICTURE: Code = Code::error(
    "file::active-picture",
    "an SVG picture holds more than a picture",
    "An SVG file can hold scripts, links to other sites and whole web pages, which would run in the \
     site's name or tell somebody who is reading. Save it from the drawing program as \"plain\" or \
     \"optimised\" SVG, or take out the part that the message names.",
);

/// A picture that cannot be read.
static BROKEN_PICTURE: Code = Code::error(
    "file::broken-picture",
    "a picture cannot be read",
    "The file's ending promises a picture, and the file does not hold one of that kind: it may have \
     been cut off while it was copied, or only been renamed. Save it again from the program it was made \
     with.",
);

/// The codes of this file.
static CODES: &[&Code] = &[&REFUSED_KIND, &ACTIVE_PICTURE, &BROKEN_PICTURE];

/// What the name of a published file may end in.
const KINDS: [&str; 29] = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "bmp", "tif", "tiff", "pdf", "txt", "csv",
    "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "zip", "mp3", "m4a", "ogg", "wav", "mp4",
    "webm", "vtt", "ics",
];

/// The pictures whose beginning is looked at.
const RASTERS: [&str; 6] = ["png", "jpg", "jpeg", "gif", "webp", "avif"];

/// Elements of SVG that are no picture
/// ([SVG 2, scripting and interactivity](https://www.w3.org/TR/SVG2/interact.html)).
const ACTIVE_ELEMENTS: [&str; 9] = [
    "script",
    "foreignObject",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "handler",
    "listener",
];

/// Functions of style sheets besides `url(…)` that take an address.
const ADDRESS_FUNCTIONS: [&str; 3] = ["image-set(", "image(", "src("];

/// The most elements of a picture; more would not be drawn in time.
const NODES_MAX: u32 = 200_000;

/// Looks at every file that a text shows or links to.
pub(super) struct LinkedFiles;

impl Check for LinkedFiles {
    fn codes(&self) -> &'static [&'static Code] {
        CODES
    }

    fn site(&self, ctx: &SiteContext<'_>, diagnostics: &mut Vec<Diagnostic>) {
        for reference in ctx.references() {
            let Target::File(path) = &reference.target else {
                continue;
            };
            // A file that is not there has been reported.
            if let Some(bytes) = ctx.files.get(path) {
                diagnostics.extend(look(path, bytes, reference.span));
            }
        }
    }
}

/// What is wrong with a file.
fn look(path: &str, bytes: &[u8], span: Span) -> Option<Diagnostic> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = match name.rsplit_once('.') {
        Some((_, ending)) => ending.to_ascii_lowercase(),
        None => String::new(),
    };
    if !KINDS.contains(&ending.as_str()) {
        let diagnostic = REFUSED_KIND.at(span, format!("`{name}` is not published"));
        return Some(diagnostic.help(format!(
            "use a file of one of these kinds: {}",
            KINDS.join(", ")
        )));
    }
    if ending == "svg" {
        return match svg_problem(bytes) {
            Ok(None) => None,
            Ok(Some(what)) => Some(
                ACTIVE_PICTURE
                    .at(span, format!("`{name}` holds {what}"))
                    .help("save it as plain SVG, without scripts and links"),
            ),
            Err(reason) => Some(
                BROKEN_PICTURE
                    .at(span, format!("`{name}` is no SVG picture: {reason}"))
                    .help("save it again from the program it was made with"),
            ),
        };
    }
    if RASTERS.contains(&ending.as_str()) && !is_picture(&ending, bytes) {
        return Some(
            BROKEN_PICTURE
                .at(span, format!("`{name}` holds no {ending} picture"))
                .help("save it again from the program it was made with"),
        );
    }
    None
}

/// Whether bytes begin as a picture of the kind that the file's ending promises.
fn is_picture(ending: &str, bytes: &[u8]) -> bool {
    use imagesize::ImageType;
    let has_size = imagesize::blob_size(bytes).is_ok_and(|size| size.width > 0 && size.height > 0);
    let is_kind = match imagesize::image_type(bytes) {
        Ok(ImageType::Png) => ending == "png",
        Ok(ImageType::Jpeg) => ending == "jpg" || ending == "jpeg",
        Ok(ImageType::Gif) => ending == "gif",
        Ok(ImageType::Webp) => ending == "webp",
        Ok(ImageType::Heif(_)) => ending == "avif",
        _ => false,
    };
    has_size && is_kind
}

/// What an SVG file holds besides a picture; an error if it is no SVG at all.
fn svg_problem(bytes: &[u8]) -> Result<Option<String>, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
    // Programs for drawing put instructions of their own into it; a browser may follow those for style.
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: NODES_MAX,
        ..ParsingOptions::default()
    };
    let text = text.trim_start_matches('\u{feff}');
    let document =
        Document::parse_with_options(text, options).map_err(|error| error.to_string())?;
    if document.root_element().tag_name().name() != "svg" {
        return Err("its outermost element is not `svg`".to_owned());
    }
    Ok(document.descendants().find_map(node_problem))
}

/// What makes a part of a picture more than a picture.
fn node_problem(node: Node<'_, '_>) -> Option<String> {
    if let Some(instruction) = node.pi() {
        let is_style = instruction.target.eq_ignore_ascii_case("xml-stylesheet");
        return is_style.then(|| "a style sheet of another file".to_owned());
    }
    if !node.is_element() {
        return None;
    }
    let name = node.tag_name().name();
    let is_named = |active: &&str| active.eq_ignore_ascii_case(name);
    if ACTIVE_ELEMENTS.iter().any(is_named) {
        return Some(format!("an element `{name}`"));
    }
    if name.eq_ignore_ascii_case("style") {
        let style: String = node.descendants().filter_map(|part| part.text()).collect();
        if let Some(problem) = style_problem(&style) {
            return Some(problem);
        }
    }
    node.attributes()
        .find_map(|attribute| attribute_problem(attribute.name(), attribute.value()))
}

/// What makes an attribute of a picture more than a picture.
fn attribute_problem(name: &str, value: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    if lower.starts_with("on") {
        return Some(format!("a handler `{name}`"));
    }
    if lower == "href" || lower == "src" {
        return (!is_own(value)).then(|| format!("a link to `{}`", shortened(value)));
    }
    // An animation may set what the file itself does not say.
    if lower == "attributename" {
        let target = value.trim().to_ascii_lowercase();
        let is_active = target.starts_with("on") || target.ends_with("href");
        return is_active.then(|| format!("an animation of `{}`", shortened(value)));
    }
    style_problem(value)
}

/// Whether an address stays in the file: a place of its own, or a raster picture within.
fn is_own(address: &str) -> bool {
    let bare: String = address
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    let bare = bare.to_ascii_lowercase();
    let inner = ["png", "jpeg", "jpg", "gif", "webp"];
    bare.is_empty()
        || bare.starts_with('#')
        || inner
            .iter()
            .any(|kind| bare.starts_with(&format!("data:image/{kind};base64,")))
}

/// What a style asks of other files.
fn style_problem(style: &str) -> Option<String> {
    // An escape could hide any of what is looked for.
    let lower = style.replace('\\', "@import").to_ascii_lowercase();
    if lower.contains("@import") {
        return Some("a style sheet of another file".to_owned());
    }
    if let Some(function) = ADDRESS_FUNCTIONS.iter().find(|name| lower.contains(**name)) {
        return Some(format!("a link by `{function}…)`"));
    }
    let mut rest = lower.as_str();
    while let Some((_, after)) = rest.split_once("url(") {
        let address = after.split(')').next().unwrap_or_default();
        let address = address.trim().trim_matches(['"', '\'']);
        if !is_own(address) {
            return Some(format!("a link to `{}`", shortened(address)));
        }
        rest = after;
    }
    None
}

/// The beginning of a text, for a message.
fn shortened(text: &str) -> String {
    let beginning: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if beginning.len() < text.len() {
        format!("{beginning}…")
    } else {
        beginning
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inner: &str) -> Result<Option<String>, String> {
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inner}</svg>"
        );
        svg_problem(text.as_bytes())
    }

    #[test]
    fn pictures_that_only_draw_are_let_through() {
        for picture in [
            "<title>絵</title><path d=\"M0 0h9v9z\" style=\"fill:url(#a)\" fill=\"url('#b')\"/>",
            "<style>.a{fill:red}</style><use href=\"#a\"/><use xlink:href=\"#b\"/>",
            "<image href=\"data:image/png;base64,AAAA\"/><a href=\"#top\"><text>one</text></a>",
            "<animate attributeName=\"opacity\" from=\"0\" to=\"1\"/>",
        ] {
            assert_eq!(svg(picture), Ok(None), "{picture}");
        }
    }

    #[test]
    fn whatever_runs_or_asks_is_found() {
        for active in [
            "<script>1</script>",
            "<g><x:script xmlns:x=\"http://www.w3.org/2000/svg\"/></g>",
            "<foreignObject/>",
            "<rect onload=\"1\"/>",
            "<rect ONCLICK=\"1\"/>",
            "<a href=\"javascript:1\"/>",
            "<a xlink:href=\" java&#10;script:1\"/>",
            "<image href=\"https://example.jp/a.png\"/>",
            "<image href=\"other.svg\"/>",
            "<use href=\"data:image/svg+xml;base64,AAAA\"/>",
            "<style>@import 'a.css';</style>",
            "<style><![CDATA[a{fill:url(//example.jp/x)}]]></style>",
            "<rect style=\"fill:u\\72l(https://example.jp)\"/>",
            "<rect fill=\"url(https://example.jp/x#a)\"/>",
            "<style>a{cursor:image-set('https://example.jp/x.png' 1x)}</style>",
            "<set attributeName=\"xlink:href\" to=\"javascript:1\"/>",
            "<animate attributeName=\"onload\"/>",
        ] {
            assert!(matches!(svg(active), Ok(Some(_))), "{active}");
        }
        assert!(svg("<g>").is_err(), "not closed");
        // A browser might follow an encoding in which these bytes mean something else.
        assert!(svg("<title>\u{1b}(J</title>").is_err(), "ISO-2022-JP");
        assert!(svg_problem(b"<html/>").is_err());
    }
}
