/** Style of the evaluation's page: both languages by a choice, light and dark by the reader's setting. */
export const pageStyle = `
:root{color-scheme:light dark;--line:light-dark(#ccc,#444);--soft:light-dark(#666,#aaa)}
body{font:15px/1.6 system-ui,sans-serif;max-width:72rem;margin:0 auto;padding:1rem}
body:has(#zh:checked) span[lang=en],body:has(#en:checked) span[lang=zh]{display:none}
.language{float:right;border:0}
table{border-collapse:collapse;margin:.5rem 0}
th,td{padding:.15rem .7rem;border-bottom:1px solid var(--line);text-align:right}
th:first-child,td:first-child{text-align:left}
tr.use{font-weight:600}
svg{max-width:100%;font-size:11px}
svg text{fill:currentColor}
.grid{stroke:var(--line);fill:none}
.ideal{stroke:var(--soft);stroke-dasharray:4 4}
.bin path{stroke:light-dark(#1565c0,#90caf9);stroke-width:2}
.bin circle{fill:light-dark(#1565c0,#90caf9);fill-opacity:.7}
.name{font-size:1.1em;overflow-wrap:anywhere;white-space:pre-wrap;unicode-bidi:isolate}
.miss{border-top:1px solid var(--line);padding:.6rem 0}
.readings{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
.readings ul{margin:0;padding-left:1.2rem}
.code{font-family:ui-monospace,monospace}
.soft{color:var(--soft)}
.part{border-radius:3px;padding:0 1px;background:light-dark(#eee,#333)}
.modality,.equipment{background:light-dark(#d7e8fb,#173a5e)}
.site,.side{background:light-dark(#d8f0d8,#1c4a1f)}
.method,.processing{background:light-dark(#fde8c8,#5a3b0a)}
.position,.views,.mobile{background:light-dark(#ecdcf7,#452a5c)}
.aside,.number{color:var(--soft)}
.scope{background:light-dark(#ddd,#555);text-decoration:line-through}
.punctuation{background:none}
.typo{background:light-dark(#fff3a0,#5c5200);text-decoration:underline wavy}
.unknown{background:light-dark(#fbd5d5,#6b1d1d);text-decoration:underline dotted}
@media (max-width:40rem){.readings{grid-template-columns:1fr}}
`
