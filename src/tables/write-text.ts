import {openTarget} from "./target.ts"

/** Write a text whole or not at all, over what stands there. Throws the Refusals of `openTarget`. */
export async function writeText(path: string, text: string): Promise<void> {
  const target = await openTarget(path)
  await target.write(Buffer.from(text))
  await target.commit()
}
