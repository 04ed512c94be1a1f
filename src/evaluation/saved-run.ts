import {readFileSync} from "node:fs"
import type {SavedRun} from "./compare-runs.ts"
import {refuse} from "./issues.ts"

/**
 * An evaluation that was saved.
 *
 * @throws Refusal `file.missing`, `run.unreadable`
 */
export function readSavedRun(path: string): SavedRun {
  let run: unknown
  try {
    run = JSON.parse(readFileSync(path, "utf8"))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw refuse("file.missing", {path})
    throw refuse("run.unreadable", {path})
  }
  if (!isSavedRun(run)) throw refuse("run.unreadable", {path})
  return run
}

function isSavedRun(run: unknown): run is SavedRun {
  const {kind, verdicts} = (run ?? {}) as Partial<SavedRun>
  return (
    kind === "zhengming-evaluation" &&
    Array.isArray(verdicts) &&
    verdicts.every(verdict => typeof verdict?.name === "string" && Array.isArray(verdict.codes))
  )
}
