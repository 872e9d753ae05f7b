"""The style sheet of a page: for windows from a telephone's on, for light and dark, and for paper."""

from planvers.formats.html.palette import custom_properties

_TEXT = """
*{box-sizing:border-box}
html{font:16px/1.5 Georgia,"Times New Roman",serif;text-size-adjust:100%;-webkit-text-size-adjust:100%}
body{margin:0;color:var(--ink);background:var(--paper)}
main{position:relative;max-width:72rem;margin:0 auto;padding:2rem clamp(1rem,4vw,3rem) 4rem;overflow-wrap:anywhere}
h1,h2,h3,h4,h5,h6,th,dt,.sign,nav,summary,.aside,.rows,.key,svg{font-family:system-ui,"Segoe UI",Arial,sans-serif}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.6em 0 .5em;text-wrap:balance}
h1{font-size:1.75rem;margin-top:0;padding-bottom:.5rem;border-bottom:3px double var(--rule)}
h2{font-size:1.35rem;margin-top:2.4em;padding-bottom:.25rem;border-bottom:1px solid var(--rule)}
h3{font-size:1.08rem}
h4,h5,h6{font-size:1rem}
h1,h2,h3,h4,h5,h6{font-weight:600}
p,li,td,th,dd,dt,summary,h1,h2,h3,h4,h5,h6{white-space:pre-wrap}
p{margin:.25em 0;max-width:46rem}
.lines{margin:.6em 0}
ul{padding-inline-start:1.4em;margin:.6em 0}
li{margin:.2em 0;max-width:46rem}
ul:not([class])>li:dir(rtl){margin-inline-start:1.4em}
a{color:var(--link);text-underline-offset:.15em}
:target{outline:2px solid var(--link);outline-offset:4px}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.muted{color:var(--muted)}
.alert{color:var(--alert)}
.old{color:var(--old)}
.new{color:var(--new)}
del{color:var(--old);background:var(--old-back);text-decoration:line-through 2px}
ins{color:var(--new);background:var(--new-back);text-decoration:underline double;text-underline-offset:.15em}
del,ins{padding-inline:.1em}
del+ins{margin-inline-start:.2em}
span.moved{color:var(--muted);text-decoration:underline dotted 2px;text-underline-offset:.2em}
.unseen,del::before,del::after,ins::before,ins::after,span.moved::before,span.moved::after{position:absolute;
left:0;width:1px;height:1px;overflow:hidden;clip-path:inset(100%);white-space:nowrap}
del::before{content:" [taken out: "}
ins::before{content:" [put in: "}
span.moved::before{content:" [moved: "}
del::after,ins::after,span.moved::after{content:"] "}
.reading{font-size:.9rem;color:var(--muted)}
nav{font-size:.95rem;margin:1.5rem 0;padding:.8rem 1rem;border-inline-start:4px solid var(--rule)}
nav{background:var(--panel)}
nav ol{margin:0;padding-inline-start:1.6em;columns:2 16rem}
nav li{white-space:normal}
"""
_BLOCKS = """
.entry{margin:1.1em 0;padding-inline-start:1rem;border-inline-start:3px solid var(--rule)}
.entry>header{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 1rem}
.entry>header>*{margin:0;min-width:0}
.entry .lines,.entry dl{margin:.35em 0}
.entry .entry{margin:.8em 0}
.lead{font-variant-numeric:tabular-nums;font-weight:700}
.aside{color:var(--muted);font-size:.92em;font-weight:400}
.rows{list-style:none;padding:0;font-size:.95rem}
.rows li{max-width:none;padding:.3em 0;border-bottom:1px solid var(--rule)}
dl{margin:.6em 0}
dl>div{display:grid;grid-template-columns:minmax(5rem,11rem) 1fr;gap:0 1rem}
dl>div{padding:.3em 0;border-top:1px solid var(--rule)}
dt{font-size:.92rem}
dd{margin:0;max-width:46rem;grid-column:2}
.tree,.branch{white-space:normal;list-style:none;padding-inline-start:1.1rem;border-inline-start:1px solid var(--rule)}
.tree{padding-inline-start:.8rem}
.tree li{white-space:normal;max-width:none}
.notes{list-style:none;padding:0;font-size:.92rem}
.notes li{padding:.35em 0;border-bottom:1px solid var(--rule);max-width:none}
details{margin:.8em 0}
summary{cursor:pointer;font-size:.95rem;font-weight:600}
.scroll{overflow-x:auto;margin:.8em 0;max-width:100%}
table{border-collapse:collapse;font-size:.95rem;line-height:1.4}
th,td{padding:.35em .6em;border-bottom:1px solid var(--rule);text-align:start;vertical-align:top;overflow-wrap:normal}
thead th,thead td{border-bottom:2px solid var(--ink);font-size:.9em;vertical-align:bottom}
tbody th{font-weight:400}
th[scope=rowgroup]{font-weight:600;background:var(--panel);color:var(--ink)}
.sign{text-align:center;white-space:nowrap;font-variant-numeric:tabular-nums}
td.sign a{color:inherit}
.shaded tbody td{border:1px solid var(--rule);min-width:3.2rem}
.yes{color:var(--ink);background:var(--yes)}
.partly{color:var(--ink);background:repeating-linear-gradient(90deg,var(--partly) 0 5px,var(--dash) 5px 7px)}
.no{color:var(--ink);background:repeating-linear-gradient(45deg,var(--no) 0 5px,var(--stripe) 5px 7px)}
.otherwise{color:var(--ink);background:repeating-linear-gradient(135deg,var(--otherwise) 0 7px,var(--no) 7px 8px)}
.mixed{color:var(--ink);background:linear-gradient(135deg,var(--partly) 0 50%,var(--no) 50% 100%)}
.sides{width:100%;table-layout:fixed}
.sides td{width:50%;overflow-wrap:anywhere}
.sides td+td{border-inline-start:1px solid var(--rule)}
@media(max-width:38rem){
main{padding-top:1.2rem}
dl>div{display:block}
dd{padding-inline-start:1rem}
.entry{padding-inline-start:.7rem}
th,td{padding:.3em;font-size:.88rem}
tbody th{hyphens:auto}
.shaded tbody td{min-width:2.5rem;padding-inline:.15em}
.sides,.sides tbody,.sides tr,.sides td{display:block;width:100%}
.sides thead{display:none}
.sides td{border-bottom:0;padding:.2em 0}
.sides td:last-child{border-bottom:1px solid var(--rule);padding-bottom:.6em;border-inline-start:0}
.sides td:not(:empty)::before{color:var(--muted);font:600 .85rem system-ui,sans-serif}
.was:not(:empty)::before{content:"was  "}
.now:not(:empty)::before{content:"now  "}
}
"""
_PICTURES = """
figure{margin:1em 0}
figcaption{font-size:.9rem;line-height:1.9}
.key{display:inline-block;max-width:100%;margin-inline-end:1.1em;white-space:normal}
.sample{vertical-align:-2px}
svg{display:block;font-size:12px}
.sample{display:inline-block}
svg text{fill:var(--ink);unicode-bidi:plaintext}
.head{font-size:14px;font-weight:600}
.number{font-weight:700;font-variant-numeric:tabular-nums}
.node rect{fill:var(--panel);stroke:var(--muted);stroke-width:1}
.dropped.node rect{fill:var(--paper);stroke:var(--old);stroke-width:1.5;stroke-dasharray:6 3}
.dropped.node text{fill:var(--old);text-decoration:line-through}
.no-counterpart.node rect{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}
.no-counterpart.node text{font-style:italic}
.not-mentioned.node rect{fill:var(--paper);stroke:var(--muted)}
.not-mentioned.node text{fill:var(--muted)}
.unknown.node rect{fill:var(--paper);stroke:var(--muted);stroke-dasharray:1.5 3}
.unknown.node text{fill:var(--muted)}
.ribbon{fill:none;stroke:var(--kept);stroke-width:7}
.thread{fill:none;stroke:var(--ink);stroke-width:1.2}
.kept>.thread{stroke:none}
.reworded>.ribbon,.merged>.ribbon,.split>.ribbon{stroke:var(--changed)}
.merged>.thread{stroke-dasharray:9 4}
.split>.thread{stroke-dasharray:3 3}
.moved>.ribbon{stroke:var(--moving)}
.moved>.thread{stroke-dasharray:12 3 2 3}
.dropped>.ribbon,.no-counterpart>.ribbon,.not-mentioned>.ribbon,.unknown>.ribbon{stroke:none}
.dropped>.thread{stroke:var(--old);stroke-width:1.6;stroke-dasharray:6 3}
.no-counterpart>.thread{stroke-dasharray:16 5}
.not-mentioned>.thread{stroke:var(--muted);stroke-width:1}
.unknown>.thread{stroke:var(--muted);stroke-dasharray:1.5 4}
.mark{font-size:13px;font-weight:700;paint-order:stroke;stroke:var(--paper);stroke-width:3px}
.band:hover>.thread{stroke-width:3;stroke:var(--link)}
.bars{font-size:13px;width:100%;max-width:52rem}
.part rect,rect[class^=b]{stroke:var(--muted);stroke-width:1}
.part text{font-weight:700}
.hatched{stroke:var(--muted)}
.hatch{stroke:var(--muted);stroke-width:2.5}
"""
_BAR_SHADES = "".join(
    f".b{place} rect,rect.b{place}{{fill:var(--b{place})}}.b{place} text{{fill:var(--b{place}-ink)}}"
    for place in range(6)
)
_PRINT = """
@page{size:A4;margin:18mm 15mm}
@media print{
html{font-size:9.5pt}
main{position:relative;max-width:none;padding:0}
p,li,dd{max-width:none}
h1,h2,h3,h4,h5,h6,summary{break-after:avoid}
tr,li,figure svg,dl>div,header{break-inside:avoid}
header{break-after:avoid}
.scroll{overflow:visible}
.flow{width:auto;max-width:100%;height:auto;max-height:235mm}
td,.part,.band,.node,.key,del,ins,rect,nav{print-color-adjust:exact;-webkit-print-color-adjust:exact}
details::details-content{content-visibility:visible;block-size:auto}
figure details{display:none}
a{color:inherit}
}
"""
STYLE = (
    f":root{{color-scheme:light dark;{custom_properties(0)}}}"
    f"@media screen and (prefers-color-scheme:dark){{:root{{{custom_properties(1)}}}}}"
    f"{_TEXT}{_BLOCKS}{_PICTURES}{_BAR_SHADES}{_PRINT}"
)
