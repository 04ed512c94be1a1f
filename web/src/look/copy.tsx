import {ActionIcon, Button} from "@mantine/core"
import {IconCheck, IconCopy} from "@tabler/icons-react"
import {useEffect, useState} from "react"
import {lookTexts} from "../texts/look.ts"
import {useTexts} from "../texts/table.ts"
import {copyText} from "./copy-text.ts"

interface CopyProps {
  readonly text: string
  /** What is copied, for who can't see it. */
  readonly what: string
  /** With the word on it, not only the sign. */
  readonly worded?: boolean
}

const shownMs = 2000

/** A button that copies a text and says so for a moment. */
export function Copy({text, what, worded = false}: CopyProps) {
  const say = useTexts(lookTexts)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), shownMs)
    return () => clearTimeout(timer)
  }, [copied])
  const Icon = copied ? IconCheck : IconCopy
  const label = copied ? say("copied") : `${say("copy")} ${what}`
  const copy = async () => setCopied(await copyText(text))
  return worded ? (
    <Button variant="default" leftSection={<Icon size={14} />} onClick={copy} aria-label={label}>
      {say(copied ? "copied" : "copy")}
    </Button>
  ) : (
    <ActionIcon size="xs" onClick={copy} aria-label={label} title={label}>
      <Icon size={13} />
    </ActionIcon>
  )
}
