const make = (name, ...children) => {
  const e = document.createElement(name)
  e.append(...children)
  return e
}
const shape = schema => {
  if (!schema) return ""
  if (schema.anyOf) return schema.anyOf.map(shape).join(" | ")
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.type === "array") return `[${shape(schema.items)}]`
  if (schema.type !== "object") return schema.type ?? "any"
  const parts = Object.entries(schema.properties ?? {}).map(
    ([name, part]) => `${name}${schema.required?.includes(name) ? "" : "?"}: ${shape(part)}`,
  )
  return `{${parts.join(", ") || "…"}}`
}
const bodyOf = content =>
  content &&
  Object.entries(content)
    .map(([type, {schema}]) => `${type}\n${shape(schema)}`)
    .join("\n")
const route = (path, method, told) => {
  const {summary, description, parameters = [], requestBody, responses} = told
  const sheet = make(
    "details",
    make("summary", make("code", `${method.toUpperCase()} ${path}`), ` ${summary} · ${description}`),
  )
  const list = make("dl")
  for (const {name, in: where, required, schema} of parameters)
    list.append(make("dt", name), make("dd", `${where}${required ? "" : "?"} ${shape(schema)}`))
  sheet.append(list)
  if (requestBody) sheet.append(make("pre", bodyOf(requestBody.content)))
  for (const [status, {description: what, content}] of Object.entries(responses))
    sheet.append(make("pre", [`${status} ${what}`, bodyOf(content)].filter(Boolean).join("\n")))
  return sheet
}
const told = await (await fetch("__BASE__/api/v1/openapi.json")).json()
for (const {name, description} of told.tags) {
  const section = make("section", make("h2", `${description} `, make("small", name)))
  for (const [path, methods] of Object.entries(told.paths))
    for (const [method, operation] of Object.entries(methods))
      if (operation.tags?.includes(name)) section.append(route(path, method, operation))
  document.getElementById("main").append(section)
}
