import {spawnSync} from "node:child_process"
import {existsSync} from "node:fs"

/** What installing a service asks of the machine beside its files. */
export interface Host {
  readonly platform: NodeJS.Platform
  readonly isRoot: boolean
  /** A systemd runs here, which starts and ends services. */
  readonly isManaged: boolean
  /** Run a program to its end; one that is not there has no status, and says so. */
  run(program: string, args: readonly string[]): Ran
}

/** How a program ended, and what it said. */
interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export const thisHost: Host = {
  platform: process.platform,
  isRoot: process.geteuid?.() === 0,
  isManaged: existsSync("/run/systemd/system"),
  run: (program, args) => {
    const {status, stdout, stderr, error} = spawnSync(program, args, {encoding: "utf8"})
    return {status, stdout: stdout ?? "", stderr: error?.message ?? stderr ?? ""}
  },
}
