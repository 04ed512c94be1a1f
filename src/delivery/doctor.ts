import type {Where} from "../store/index.ts"
import {lookAtClock} from "./clock.ts"
import {lookAtStore} from "./database.ts"
import {type Finding, looked} from "./finding.ts"
import {lookAtDisk, lookAtRights} from "./folders.ts"
import {checks} from "./lists.ts"
import {type Machine, thisMachine} from "./machine.ts"
import {type Listen, lookAtPort} from "./port.ts"
import {lookAtLibrary, lookAtProgram, lookAtRuntime} from "./program.ts"
import {lookAtChromium, lookAtFonts, lookAtOffice} from "./programs.ts"
import {lookAtReplica} from "./replica.ts"
import {lookAtRecognition} from "./self-test.ts"

/** What is examined. */
export interface Patient {
  /** Folder of the program. */
  readonly root: string
  readonly where: Where
  /** Where a server is to listen; not looked at when left out, as by the server itself. */
  readonly listen?: Listen
  /** Address of the replica that a server reads from; not looked at when left out. */
  readonly replica?: string
}

/**
 * Look at all that the program needs to run: one finding or several for each
 * check, in the order of `checks`. No data is changed, and nothing is thrown: a
 * check that cannot be made is a finding that says why. A store is read beside
 * the server that works in it.
 */
export async function examine(
  {root, where, listen, replica}: Patient,
  machine: Machine = thisMachine,
): Promise<readonly Finding[]> {
  const findings = [
    await looked("runtime", () => lookAtRuntime(root, machine)),
    await looked("program", () => lookAtProgram(root)),
    await looked("library", () => lookAtLibrary(where)),
    await looked("disk", () => lookAtDisk(where, machine)),
    await looked("rights", () => lookAtRights(where, machine)),
    await looked("clock", () => lookAtClock(machine)),
    listen ? await looked("port", () => lookAtPort(listen)) : [],
    await looked("database", () => lookAtStore(where, machine)),
    replica === undefined ? [] : await looked("replica", () => lookAtReplica(where, replica)),
    await looked("recognition", () => lookAtRecognition(root)),
    await looked("fonts", () => lookAtFonts(machine)),
    await looked("chromium", () => lookAtChromium(machine)),
    await looked("office", () => lookAtOffice(machine)),
  ].flat()
  return checks.flatMap(check => findings.filter(finding => finding.check === check))
}
