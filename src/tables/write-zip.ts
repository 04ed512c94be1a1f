import {createWriteStream} from "node:fs"
import {pipeline} from "node:stream/promises"

/**
 * Put files into an archive, each under a name of its own.
 *
 * @throws Error of the file system
 */
export async function writeZip(
  path: string,
  files: readonly {readonly path: string; readonly name: string}[],
): Promise<void> {
  const {ZipFile} = await import("yazl") // those who only read are spared it
  const archive = new ZipFile()
  for (const file of files) archive.addFile(file.path, file.name)
  archive.end()
  await pipeline(archive.outputStream, createWriteStream(path))
}
