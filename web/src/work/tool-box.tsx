import {FacetTool} from "./facet-tool.tsx"
import {FindTool} from "./find-tool.tsx"
import {ReasonTool} from "./reason-tool.tsx"
import {RemarkTool} from "./remark-tool.tsx"
import type {WorkRow} from "./row.ts"
import style from "./tool-box.module.css"
import type {Work} from "./use-desk.ts"

/** What opens under a row for one more word of the person. */
export type Tool = "reject" | "no match" | "change" | "find" | "flag" | "comment"

export interface ToolProps {
  readonly work: Work
  readonly row: WorkRow
  readonly onDone: () => void
}

export function ToolBox({tool, ...props}: ToolProps & {readonly tool: Tool}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes it from any of its fields
    <div className={style.box} onKeyDown={event => event.key === "Escape" && props.onDone()}>
      {(tool === "reject" || tool === "no match") && <ReasonTool act={tool} {...props} />}
      {tool === "change" && <FacetTool {...props} />}
      {tool === "find" && <FindTool {...props} />}
      {(tool === "flag" || tool === "comment") && <RemarkTool kind={tool} {...props} />}
    </div>
  )
}
