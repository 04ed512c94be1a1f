import {useEffect, useRef} from "react"
import {FacetTool} from "./facet-tool.tsx"
import {FindTool} from "./find-tool.tsx"
import {ReasonTool} from "./reason-tool.tsx"
import {RemarkTool} from "./remark-tool.tsx"
import type {Tool, ToolProps} from "./tool.ts"
import style from "./tool-box.module.css"

export function ToolBox({tool, ...props}: ToolProps & {readonly tool: Tool}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({block: "nearest"})
  }, [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes it from any of its fields
    <div ref={box} className={style.box} onKeyDown={event => event.key === "Escape" && props.onDone()}>
      {(tool === "reject" || tool === "no match" || tool === "send back") && <ReasonTool act={tool} {...props} />}
      {tool === "change" && <FacetTool {...props} />}
      {tool === "find" && <FindTool {...props} />}
      {(tool === "flag" || tool === "comment") && <RemarkTool kind={tool} {...props} />}
    </div>
  )
}
