import {
  type AssignmentsTable,
  assignmentsOf,
  countWork,
  type WorkKey,
  type WorkMark,
  type WorkPage,
  type WorkRow,
  type WorkSort,
  workKeys,
  workList,
  workRows,
} from "../store/catalogues/index.ts"
import type {Connection} from "../store/index.ts"
import {refuse} from "./issues.ts"
import {isAssigned} from "./share.ts"

/** Which part of a work list is looked at. */
export interface WorkAsked extends WorkPage {
  /** Only what is somebody's by this assignment. */
  readonly assignment?: string
  /** Count all rows too. */
  readonly count?: boolean
}

interface WorkFound {
  readonly rows: readonly WorkRow[]
  /** Where it was asked for. */
  readonly total?: number
}

/**
 * A page of the work list of a catalogue, all of it or somebody's part.
 *
 * @throws Refusal `thing.missing` for an assignment that is none of the catalogue's
 */
export async function workOf(
  db: Connection,
  catalogueId: string,
  {assignment, count = false, ...page}: WorkAsked,
): Promise<WorkFound> {
  if (assignment !== undefined) return assignedWork(db, await assignmentOf(db, catalogueId, assignment), page, count)
  const rows = await workList(db, catalogueId, page)
  return count ? {rows, total: await countWork(db, catalogueId, page)} : {rows}
}

async function assignmentOf(db: Connection, catalogueId: string, id: string): Promise<AssignmentsTable> {
  const assignment = (await assignmentsOf(db, catalogueId)).find(one => one.id === id)
  if (!assignment) throw refuse("thing.missing", {kind: "assignment", id})
  return assignment
}

/** Somebody's part of the work list: the list is walked until the page is full, to its end where all are counted. */
async function assignedWork(
  db: Connection,
  assignment: AssignmentsTable,
  {skip = 0, ...page}: WorkPage,
  count: boolean,
): Promise<WorkFound> {
  const own: string[] = []
  let before = 0 // rows of theirs that a page before has, where all are counted
  for await (const keys of keysOf(db, assignment.catalogue_id, page, count)) {
    for (const key of keys) {
      if (!isAssigned(assignment, {id: key.row_id, code: key.code})) continue
      if (count && page.after && !isBehind(key, page.after)) before++
      else own.push(key.id)
    }
    if (!count && own.length >= skip + page.limit) break
  }
  const rows = await workRows(db, own.slice(skip, skip + page.limit), page)
  return count ? {rows, total: before + own.length} : {rows}
}

/** The keys of a work list in its order, in parts: by the mark of the part before, or by place where the order is another. */
async function* keysOf(
  db: Connection,
  catalogueId: string,
  {after: from, ...page}: WorkPage,
  all: boolean,
): AsyncGenerator<readonly WorkKey[]> {
  let after: WorkMark | undefined = all ? undefined : from
  for (let place = 0; ; place += looked) {
    const at = isUsual(page) ? {...(after && {after})} : {skip: place}
    const keys = await workKeys(db, catalogueId, {...page, ...at, limit: looked})
    yield keys
    after = keys.at(-1)
    if (keys.length < looked) return
  }
}

/** Whether the list is in the order in which it is worked off. */
export const isUsual = ({order = "doubt", reverse = false}: WorkSort): boolean => order === "doubt" && !reverse

const looked = 2000 // keys at once, of which somebody's are picked

const isBehind = (key: WorkMark, mark: WorkMark): boolean =>
  key.weight < mark.weight || (key.weight === mark.weight && key.id < mark.id)
