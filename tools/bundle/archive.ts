import {createWriteStream} from "node:fs"
import {join} from "node:path"
import {pipeline} from "node:stream/promises"
import {c as pack} from "tar"
import {ZipFile} from "yazl"

const day = new Date(Date.UTC(2000, 0, 1)) // of all files alike, so that an archive is the same whenever it is made

/** Whether a file is to be run. */
export const isProgram = (path: string): boolean => path === "zhengming" || path.startsWith("runtime/")

/**
 * Pack the files of a folder, with that folder's name before them: as `.zip` for
 * Windows, else as `.tar.gz`. The same files give the same bytes.
 */
export async function writeArchive(
  path: string,
  parent: string,
  name: string,
  files: readonly string[],
): Promise<void> {
  if (!path.endsWith(".zip")) {
    const paths = files.map(file => `${name}/${file}`)
    return pack({file: path, cwd: parent, gzip: {level: 9}, portable: true, mtime: day, noDirRecurse: true}, paths)
  }
  const zip = new ZipFile()
  for (const file of files) {
    const mode = isProgram(file) ? 0o100755 : 0o100644
    zip.addFile(join(parent, name, file), `${name}/${file}`, {mtime: day, mode, compressionLevel: 9})
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}
