// Draws docs/schema.md from the tables that the migrations make: `npm run schema`.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import {sql} from "kysely"
import {type Connection, keys, openStore, type Table, tables} from "../src/store/index.ts"

export const schemaFile = fileURLToPath(new URL("../docs/schema.md", import.meta.url))

/** The entity diagram of a store as it is just made, as Markdown. */
export async function drawSchema(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "zhengming-schema-"))
  const store = await openStore({data: join(folder, "data")})
  try {
    return document(await diagram(store.db))
  } finally {
    await store.close()
    rmSync(folder, {recursive: true})
  }
}

const document = (lines: readonly string[]): string =>
  [
    "# Tables",
    "",
    "Drawn from the tables that the migrations make, by `npm run schema`. What each table and column means is in",
    "[src/store/schema.ts](../src/store/schema.ts). `PK`: part of the key; `FK`: id of another table; “?”: may be null.",
    "A row with `since` and `until` is in force from the one to before the other, and is never changed otherwise.",
    "",
    "```mermaid",
    "erDiagram",
    ...lines,
    "```",
    "",
  ].join("\n")

async function diagram(db: Connection): Promise<readonly string[]> {
  const made = new Map((await db.introspection.getTables()).map(table => [table.name, table.columns]))
  const boxes: string[] = []
  const links: string[] = []
  for (const table of tables) {
    const references = await referencesOf(db, table)
    links.push(...references.map(({from, target}) => `  ${target} ||--o{ ${table} : ${from}`))
    const columns = made.get(table) ?? []
    boxes.push(`  ${table} {`, ...columns.map(column => line(table, column, references)), "  }")
  }
  return [...links, ...boxes]
}

interface Reference {
  readonly from: string
  readonly target: string
}

interface Column {
  readonly name: string
  readonly dataType: string
  readonly isNullable: boolean
}

async function referencesOf(db: Connection, table: Table): Promise<readonly Reference[]> {
  const {rows} = await sql<{from: string; table: string; id: number}>`
    select * from pragma_foreign_key_list(${table}) order by id desc`.execute(db)
  return rows.map(row => ({from: row.from, target: row.table}))
}

function line(table: Table, {name, dataType, isNullable}: Column, references: readonly Reference[]): string {
  const marks = [
    (keys[table] as readonly string[]).includes(name) ? "PK" : "",
    references.some(reference => reference.from === name) ? "FK" : "",
  ].filter(Boolean)
  const type = dataType.toLowerCase().replaceAll(" ", "_")
  return `    ${[type, name, marks.join(","), isNullable ? '"?"' : ""].filter(Boolean).join(" ")}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(schemaFile, await drawSchema())

export const writtenSchema = (): string => readFileSync(schemaFile, "utf8")
