import {Alert, Button, Group, Skeleton, Stack, Title} from "@mantine/core"
import {IconAlertTriangle} from "@tabler/icons-react"
import {type ReactNode, useEffect} from "react"
import {reasonOf} from "../api/reply.ts"
import {lookTexts} from "../texts/look.ts"
import {useLanguage, useTexts} from "../texts/table.ts"
import style from "./page.module.css"

interface PageProps {
  readonly title: string
  /** Beside the title, at the right. */
  readonly actions?: ReactNode
  /** The whole width and height below the bar, for lists that scroll by themselves. */
  readonly fill?: boolean
  readonly children: ReactNode
}

/** A page's title, in the window's title too, and what stands under it. */
export function Page({title, actions, fill = false, children}: PageProps) {
  useWindowTitle(title)
  return (
    <main id="main" className={style.page} data-fill={fill || undefined} tabIndex={-1}>
      <Group justify="space-between" mb="sm" gap="sm" className={style.head}>
        <Title order={1}>{title}</Title>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </main>
  )
}

export function useWindowTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 正名 Zhengming`
  }, [title])
}

/** What went wrong, in words, with a way to try again where there is one. */
export function Problem({error, again}: {readonly error: unknown; readonly again?: () => void}) {
  const {language} = useLanguage()
  const say = useTexts(lookTexts)
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} role="alert">
      <Stack gap="xs" align="flex-start">
        {reasonOf(error, language)}
        {again && (
          <Button variant="default" onClick={again}>
            {say("again")}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}

interface WaitingProps {
  readonly lines?: number
  readonly height?: number
  /** Pixels that the answer will take, where more stands below it. */
  readonly room?: number
}

/** Grey lines where an answer will stand, of the height that it will have. */
export function Waiting({lines = 4, height = 18, room}: WaitingProps) {
  const say = useTexts(lookTexts)
  return (
    <Stack gap={8} mih={room} aria-busy aria-label={say("waiting")} role="status">
      {Array.from({length: lines}, (_, i) => `${90 - ((i * 17) % 40)}%`).map(width => (
        <Skeleton key={width} height={height} width={width} />
      ))}
    </Stack>
  )
}

/** That there is nothing, and what one can do about it. */
export function Nothing({children}: {readonly children: ReactNode}) {
  return <div className={style.nothing}>{children}</div>
}
