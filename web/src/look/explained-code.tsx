import {useReply} from "../api/reply.ts"
import {Code} from "./code.tsx"
import {explainedParts} from "./code-parts.ts"

/** An item's code in the colours of its segments, by its own edition; what a segment means shows when it is pointed at. */
export function ExplainedCode({edition, code}: {readonly edition: string; readonly code: string}) {
  const {data} = useReply("codes.explain", {params: {edition}, query: {text: code}})
  return <Code parts={explainedParts(code, data?.segments)} />
}
