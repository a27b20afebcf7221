//! minify-html, for templates, style sheets and scripts.
//!
//! Takes texts of the theme; gives shorter texts that mean the same. Pages are not minified one by
//! one: the tree's writer writes tight HTML, and the templates around it are minified once a build.

use minify_html::Cfg;

/// Minifies a page template; template tags stay as they are.
pub(crate) fn template(source: &str) -> Vec<u8> {
    let cfg = Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        preserve_brace_template_syntax: true,
        ..Cfg::default()
    };
    minify_html::minify(source.as_bytes(), &cfg)
}

/// Minifies a style sheet.
pub(crate) fn css(source: &str) -> Vec<u8> {
    within(
        "<style>",
        source,
        "</style>",
        &Cfg {
            minify_css: true,
            ..closed()
        },
    )
}

/// Minifies a script; one that cannot be read is passed on as it is.
pub(crate) fn js(source: &str) -> Vec<u8> {
    within(
        "<script>",
        source,
        "</script>",
        &Cfg {
            minify_js: true,
            ..closed()
        },
    )
}

/// Keeps the closing tag, so that it can be taken off again.
fn closed() -> Cfg {
    Cfg {
        keep_closing_tags: true,
        ..Cfg::default()
    }
}

/// Minifies a text as the inside of an element.
fn within(open: &str, source: &str, close: &str, cfg: &Cfg) -> Vec<u8> {
    // A text that would close its element early cannot be given to an HTML minifier.
    if source
        .to_ascii_lowercase()
        .contains(&close[..close.len() - 1])
    {
        return source.as_bytes().to_vec();
    }
    let html = minify_html::minify(format!("{open}{source}{close}").as_bytes(), cfg);
    let inside = html
        .strip_prefix(open.as_bytes())
        .and_then(|rest| rest.strip_suffix(close.as_bytes()));
    inside.map_or_else(|| source.as_bytes().to_vec(), <[u8]>::to_vec)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).expect("text")
    }

    #[test]
    fn style_sheets_and_scripts_get_shorter() {
        assert_eq!(text(css("a {\n  color: red;\n}\n")), "a{color:red}");
        let script =
            "(function () {\n  // why\n  const longName = 1;\n  console.log(longName);\n})();\n";
        let short = text(js(script));
        assert!(
            short.len() < script.len() && short.contains("console.log"),
            "{short}"
        );
        let hostile = "a::after { content: '</style>' }";
        assert_eq!(text(css(hostile)), hostile);
    }

    #[test]
    fn template_tags_survive() {
        let source = "{% for a in b %}\n  <a href=\"{{ a.href }}\">{{ a.title }}</a>\n{% endfor %}";
        let out = text(template(source));
        assert!(out.contains("{% for a in b %}"), "{out}");
        assert!(out.contains("{{ a.href }}"), "{out}");
        assert!(out.contains("{% endfor %}"), "{out}");
        assert!(out.len() < source.len(), "{out}");
    }
}
