import {Modal, type ModalProps} from "@mantine/core"
import {lookTexts} from "../texts/look.ts"
import {useTexts} from "../texts/table.ts"

type DialogProps = Omit<ModalProps, "opened" | "closeButtonProps">

/** A dialog that is there as long as it is shown; its closing button has a name. */
export function Dialog(props: DialogProps) {
  const say = useTexts(lookTexts)
  return <Modal opened closeButtonProps={{"aria-label": say("close")}} {...props} />
}
