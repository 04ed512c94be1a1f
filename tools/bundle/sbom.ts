import {spawnSync} from "node:child_process"
import type {Part} from "./licences.ts"

interface Component {
  readonly "bom-ref": string
  readonly name: string
  readonly version: string
}

interface Bom {
  readonly serialNumber?: string
  readonly metadata: {readonly timestamp?: string; readonly component: Component}
  readonly components: readonly Component[]
  readonly dependencies: readonly {readonly ref: string; readonly dependsOn: readonly string[]}[]
}

/** npm's bill of materials (CycloneDX), of the delivered parts alone and without the hour it was made. */
export function billOf(root: string, parts: readonly Part[]): string {
  const run = spawnSync("npm", ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    shell: process.platform === "win32",
  })
  if (run.status !== 0) throw new Error(`npm sbom: ${run.stderr}`)
  return `${JSON.stringify(delivered(JSON.parse(run.stdout) as Bom, parts), undefined, 1)}\n`
}

export function delivered(bom: Bom, parts: readonly Part[]): Bom {
  const wanted = new Set(parts.map(({name, version}) => `${name}@${version}`))
  const components = bom.components
    .filter(({name, version}) => wanted.has(`${name}@${version}`))
    .sort((a, b) => (a["bom-ref"] < b["bom-ref"] ? -1 : 1))
  const missing = [...wanted].filter(one => !components.some(({name, version}) => one === `${name}@${version}`))
  if (missing.length > 0) throw new Error(`npm sbom does not know ${missing.join(", ")}`)
  const refs = new Set([bom.metadata.component, ...components].map(component => component["bom-ref"]))
  const {serialNumber: _, ...rest} = bom
  const {timestamp: _when, component, ...metadata} = bom.metadata
  return {
    ...rest,
    metadata: {...metadata, component: {...component, name: "zhengming"}}, // npm calls it by its folder
    components,
    dependencies: bom.dependencies
      .filter(({ref}) => refs.has(ref))
      .map(({ref, dependsOn}) => ({ref, dependsOn: dependsOn.filter(one => refs.has(one))}))
      .sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  }
}
