import {existsSync, readFileSync} from "node:fs"
import {join} from "node:path"
import {sqliteVersion, type Where} from "../store/index.ts"
import {type Finding, fault, fine, reasonOf} from "./finding.ts"
import type {Machine} from "./machine.ts"
import {checkDelivered, manifestFile, readManifest} from "./manifest.ts"

const oldest = 24

/** The Node that runs the program, and whether it came with it. */
export function lookAtRuntime(root: string, {node, executable, platform, arch}: Machine): readonly Finding[] {
  const isDelivered = existsSync(join(root, manifestFile))
  const kind = isDelivered ? {zh: "安装包", en: "delivered"} : {zh: "源码", en: "a clone"}
  const words = {
    zh: `Node ${node}（${platform} ${arch}），${kind.zh}：${executable}`,
    en: `Node ${node} (${platform} ${arch}), ${kind.en}: ${executable}`,
  }
  if (Number(node.split(".")[0]) >= oldest) return [fine("runtime", words)]
  const way = isDelivered ? "zhengming" : "bin/zhengming"
  return [
    fault("runtime", words, {
      zh: `需要Node ${oldest}及以上；请用${way}启动，它带有自己的Node`,
      en: `Node ${oldest} or newer is needed; start it by ${way}, which brings its own`,
    }),
  ]
}

/** Whether all is as it was delivered. */
export function lookAtProgram(root: string): readonly Finding[] {
  const manifest = join(root, manifestFile)
  if (!existsSync(manifest))
    return [fine("program", {zh: `${root}：源码，没有交付清单`, en: `${root}: a clone, without a manifest`})]
  try {
    checkDelivered(root)
    const {length} = readManifest(readFileSync(manifest, "utf8"))
    return [fine("program", {zh: `${root}：${length}个文件与交付时一致`, en: `${root}: ${length} files as delivered`})]
  } catch (error) {
    const remedy = {
      zh: "把安装包重新解到空文件夹，由那里启动；数据文件夹不动",
      en: "Unpack the archive again into an empty folder and start it from there; the data folder stays",
    }
    return [fault("program", reasonOf(error), remedy)]
  }
}

/** Whether SQLite can be loaded; a PostgreSQL does without. */
export function lookAtLibrary(where: Where, version = sqliteVersion): readonly Finding[] {
  try {
    const found = version()
    return [fine("library", {zh: `SQLite ${found}`, en: `SQLite ${found}`})]
  } catch (error) {
    const why = reasonOf(error)
    if ("url" in where)
      return [
        fine("library", {
          zh: `本机不能加载SQLite，数据在PostgreSQL中，不需要它（${why.zh}）`,
          en: `SQLite cannot be loaded here; on PostgreSQL it isn't needed (${why.en})`,
        }),
      ]
    return [
      fault(
        "library",
        {zh: `本机不能加载SQLite：${why.zh}`, en: `SQLite cannot be loaded here: ${why.en}`},
        {
          zh: "系统须有glibc 2.34及以上；或改用PostgreSQL（--database 地址）",
          en: "It needs glibc 2.34 or newer; or use a PostgreSQL (--database URL)",
        },
      ),
    ]
  }
}
