const at = id => document.getElementById(id)
const cell = (...children) => {
  const td = document.createElement("td")
  td.append(...children)
  return td
}
const element = (name, text, kind = "") => {
  const e = document.createElement(name)
  e.textContent = text
  e.className = kind
  return e
}
const table = rows => {
  const t = document.createElement("table")
  for (const cells of rows) {
    const tr = document.createElement("tr")
    tr.append(...cells)
    t.append(tr)
  }
  return t
}
const texts = fetch("/api/v1/texts").then(r => r.json())
const both = text => {
  const said = element("span", text.zh)
  said.append(element("small", text.en, "en"))
  return said
}
let turn = 0
const later = (box, work) => {
  let timer
  at(box).addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(work, 120)
  })
}
later("search", async () => {
  const mine = ++turn,
    text = at("search").value.trim()
  if (!text) return at("found").replaceChildren()
  const {standing} = await texts
  const paths = ["items?limit=50&q=", "explain?text="].map(
    path => `/api/v1/editions/5.0/${path}${encodeURIComponent(text.slice(0, 200))}`,
  )
  const [{items}, told] = await Promise.all(paths.map(path => fetch(path).then(r => r.json())))
  if (mine !== turn) return
  const rows = []
  if (told.zh) {
    rows.push([
      cell(element("code", told.text)),
      cell(element("strong", told.zh)),
      cell(told.en),
      cell(both(standing[told.standing])),
    ])
    for (const s of told.segments) rows.push([cell(element("code", s.text)), cell(s.zh), cell(s.en), cell(s.segment)])
  }
  if (told.zh || /\d{6}/.test(text))
    for (const fault of told.issues)
      rows.push([
        cell(element("span", "✗", "unknown")),
        cell(fault.zh),
        cell(fault.en),
        cell(fault.repairs.map(r => r.text).join(" ")),
      ])
  for (const item of items)
    rows.push([cell(element("code", item.code)), cell(item.zh), cell(item.en), cell(item.modality)])
  at("found").replaceChildren(rows.length ? table(rows) : element("p", "没有找到 / nothing found"))
})
let reading = 0
later("names", async () => {
  const mine = ++reading,
    names = at("names")
      .value.split("\n")
      .map(n => n.trim())
      .filter(Boolean)
      .slice(0, 1000)
  if (names.length === 0) return at("read").replaceChildren()
  const answer = await fetch("/api/v1/editions/5.0/recognise", {
    method: "POST",
    headers: {"content-type": "application/json"},
    body: JSON.stringify({names}),
  })
  if (mine !== reading) return
  if (!answer.ok)
    return at("read").replaceChildren(element("p", "无法识别,请缩短 / cannot be read, shorten it", "unknown"))
  const {status, flag, kind} = await texts
  at("read").replaceChildren(
    table(
      (await answer.json()).names.map(read => {
        const name = cell(
          ...read.account.map(part => {
            const span = element("span", part.text, part.as)
            span.title = `${kind[part.as].zh} ${kind[part.as].en} ${part.value}`
            return span
          }),
        )
        const items = cell(
          ...read.items.flatMap(i => [element("code", i.code), ` ${i.name}`, document.createElement("br")]),
        )
        return [name, cell(both(status[read.status])), items, cell(...read.flags.map(f => both(flag[f])))]
      }),
    ),
  )
})
