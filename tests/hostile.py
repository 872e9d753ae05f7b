"""Texts of somebody who means harm, by what they are aimed at; what each could do is told beside it.

`TEXTS` may stand in the files of a plan, as nothing in them is hidden from a reader. `HIDDEN` may not: each holds a
character that a reader cannot see and that changes what the text says or does. `NAMES` are for whatever names
something: a file, a folder, an id, an argument.
"""

TEXTS = {
    # rich reads these as styles and links, and falls over the last two.
    "rich style": "[red]owned[/red] [bold on blue]",
    "rich link": "[link=https://evil.example]here[/link]",
    "rich close": "[/] [/red] and [/anything]",
    "rich open": "[bold [unclosed",
    "rich emoji": ":smile: :warning: :skull-and-crossbones:",
    # What is left of the codes of a terminal when the sign before them is lost, and how people write that sign.
    "bare codes": "[31m[2J]8;;https://evil.example\\here ^[[31m \\x1b[31m \\e[31m \\033[31m",
    # Markdown: marks, links that run or fetch, blocks, tables, footnotes, mathematics, lists, HTML.
    "link": "[click](javascript:alert(1)) [x]: https://evil.example [x][x]",
    "image": "![](https://evil.example/x.png)",
    "autolink": "<https://evil.example> https://evil.example www.evil.example a@evil.example",
    "mention": "@everyone and @org/team look at #12, GH-3, other/repo#4 and 0123456789abcdef",
    "emphasis": "**bold** __bold__ *it* _it_ ~~gone~~ `code` ``co`de``",
    "heading": "# Verdict: nothing to object to",
    "setext": "Agreed by all\n=====\n-----\n",
    "fence": "```\n~~~mermaid\nclick v0 href\n```",
    "table": "a | b | c\n|---|---|\n| owned || |",
    "quote": "> [!CAUTION]\n> owned",
    "list": "- [x] done\n1. one\n+ two\n* three",
    "rule": "---\n***\n___",
    "footnote": "[^1] [^source-paper]: owned",
    "mathematics": "$`x`$ $$\\href{javascript:alert(1)}{x}$$",
    "backslash": "ends in a backslash \\",
    "details": "</details></summary><details open><summary>owned",
    # HTML and SVG: elements, attributes, entities, the ends of what a text may stand in.
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "attribute": '" onclick="alert(1)" x=\'y\' autofocus onfocus=alert(1)//',
    "svg": "</text></svg><svg onload=alert(1)><a xlink:href='javascript:alert(1)'>",
    "entity": "&lt;script&gt; &#60;b&#62; &amp;amp; &bogus; &#0; &#x1b;",
    "cdata": "]]> <![CDATA[ <?xml-stylesheet href='x'?> <!DOCTYPE html>",
    "comment": "--> <!-- planvers-review --> --!> <!-->",
    "end of style": "</title></style></head></body></html> {} url(https://evil.example/x.png) @import",
    # Spreadsheets take these for formulas, also in full width, and some a tab or the end of a row before them.
    "formula": "=cmd|' /C calc'!A0",
    "formula plus": "+1+cmd|' /C calc'!A0",
    "formula minus": "-2+3+cmd|' /C calc'!A0",
    "formula at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula wide": '＝HYPERLINK("https://evil.example")',
    "quotes": '","owned"\n"=1+1",\'',
    "separators": "a;b,c\td",
    # The runners of GitHub, Azure and TeamCity take rows for commands, and undo the codes of percent signs in them.
    "command": "::error file=x,line=1::owned",
    "command stop": "::stop-commands::x",
    "command mask": " ::add-mask::all",
    "command rows": "one\n::error::owned\r\n::add-mask::two\r::set-output name=x::y",
    "command percent": "%0A::error::owned %0D %25 title=x,line=1::y",
    "command sharp": "##[error]owned ##vso[task.setvariable variable=x]y ##teamcity[message]",
    # Mermaid: the end of a label, clicks that run, settings, keywords, icons, entities, comments.
    "mermaid label": 'x"] --> v0\nclick v0 "javascript:alert(1)"',
    "mermaid settings": "%%{init: {'securityLevel': 'loose'}}%%",
    "mermaid words": "end; subgraph x; style v0 fill:#f00; fa:fa-car #quot;",
    # What is read as a number, a date, a truth or nothing, and what YAML takes for its own.
    "yaml": "key: value # no remark\n- {a: [b, &c *c]} !!python/object:os.system |\n  >-\n---\n...",
    "yaml null": "~",
    "yaml true": "no",
    "yaml quotes": "it's \"quoted\" 'twice' \\\" ''",
    # Shells: what ends a word, and what runs.
    "shell": "$(touch owned) `touch owned` ; touch owned & | > owned 'x' \"y\"",
    # Parts of signs that cannot be seen by themselves, and what scripts need: shown as they are.
    "joiners": "sh\u200ball zero\u200bwidth\u200c\u200d\u2060 soft\u00adhyphen \u200e\u200f",
    "combining": "Z" + "\u0336\u0489\u0301" * 40 + " a\u20dd",
    "right to left": "\u05d0\u05d1\u05d2 \u0645\u0631\u062d\u0628\u0627 (1) [2] <b>",
    "wide": "\uff0a\uff0a\uff22\uff0a\uff0a \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "spaces": "a \u00a0 b \u2003 c \u3000 d",
    "path": "../../etc/passwd /etc/passwd C:\\x file:///etc/passwd",
    "long": "x" * 400,
}

HIDDEN = {
    "control sequence": "\x1b[31mred\x1b[2J\x1b[H",
    "title of window": "\x1b]0;owned\x07",
    "link of terminal": "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "device control": "\x1bP$qm\x1b\\\x1b[6n",
    "clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "one-byte control sequence": "\x9b31mred",
    "one-byte operating system command": "\x9d0;owned\x9c",
    "backspace": "allowed\b\b\b\b\b\b\bforbidden",
    "bell": "x\x07",
    "null": "a\x00b",
    "delete": "a\x7fb",
    "form feed": "a\x0cb\x0bc",
    "next line": "a\x85::error::owned",
    "override": "shall \u202etan\u202c agree",
    "embedding": "\u202ax\u202c \u202by\u202c",
    "isolate": "\u2066x\u2069 \u2067y\u2069 \u2068z\u2069",
    "line separator": "a\u2028::error::owned",
    "paragraph separator": "a\u2029::error::owned",
    "byte-order mark": "a\ufeffb",
    "no character": "a\ufffeb\uffff",
    "tags": "agreed\U000e0020\U000e006e\U000e006f\U000e0074\U000e007f",
    "annotation": "agreed\ufff9by all\ufffanobody\ufffb",
    "shaping": "a\u206ab\u206fc",
}

NAMES = {
    **{name: text for name, text in TEXTS.items() if "\n" in text or name.startswith(("shell", "command", "rich"))},
    **{name: text for name, text in HIDDEN.items() if "\0" not in text},
    "above": "../../owned",
    "absolute": "/proc/owned",
    "device": "CON",
    "device with ending": "nul.yaml",
    "drive": "C:",
    "stream": "draft:hidden",
    "dot": "draft.",
    "blank": "draft ",
    "dots": "..",
    "home": "~",
    "option": "--help",
    "option with value": "-oowned",
    "empty": "",
    "percent": "%00%2e%2e%2f",
    "backslashes": "..\\..\\owned",
    "capitals": "DRAFT",
    "no text": "\udcff",
}
