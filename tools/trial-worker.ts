// The process of a `Trial`: runs test files of the project at the path it is given, as often as it is asked.
import {join, relative} from "node:path"
import {BaseSequencer, createVitest, type TestSpecification} from "vitest/node"

/** Test files in their order; none to be told only that a file changed. */
export interface Asked {
  readonly tests: readonly string[]
  readonly changed?: string
}

/** The first file that failed, if one did; and the milliseconds that each took. */
export interface Told {
  readonly failed?: string
  readonly costs: readonly (readonly [string, number])[]
}

class AsGiven extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files
  }
}

const root = process.argv[2] ?? "."
const vitest = await createVitest({
  root,
  config: false,
  watch: false,
  api: false,
  reporters: [{}],
  include: ["src/**/*.test.ts"],
  pool: "threads",
  isolate: false,
  fileParallelism: false,
  bail: 1,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  sequence: {sequencer: AsGiven},
})
await vitest.standalone()

process.on("disconnect", () => process.exit())
process.on("message", (asked: Asked) => {
  if (asked.changed !== undefined) vitest.invalidateFile(join(root, asked.changed))
  if (asked.tests.length > 0) void run(asked.tests).then(told => process.connected && process.send?.(told))
})

async function run(tests: readonly string[]): Promise<Told> {
  const known = await vitest.globTestSpecifications([...tests])
  const order = tests.flatMap(test => known.filter(({moduleId}) => moduleId === join(root, test)))
  const {testModules, unhandledErrors} = await vitest.runTestSpecifications(order)
  const bad = testModules.find(module => module.state() === "failed")
  const failed = bad ? nameOf(bad.moduleId) : unhandledErrors.length > 0 ? String(unhandledErrors[0]) : undefined
  const costs = testModules.map(module => [nameOf(module.moduleId), module.diagnostic().duration] as const)
  return {...(failed !== undefined && {failed}), costs}
}

const nameOf = (moduleId: string): string => relative(root, moduleId)
