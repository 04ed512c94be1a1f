import {ActionIcon, Burger, Button, Group, Menu, Tooltip, useMantineColorScheme} from "@mantine/core"
import {useDisclosure} from "@mantine/hooks"
import {IconLanguage, IconMoon, IconSun, IconUser} from "@tabler/icons-react"
import {Link, type LinkProps, Outlet, useLocation, useNavigate} from "@tanstack/react-router"
import {useEffect} from "react"
import {useAway} from "../api/away.ts"
import {base} from "../api/base.ts"
import {queries} from "../api/reply.ts"
import {server} from "../api/server.ts"
import {mayAnywhere, signedOut, useSession} from "../api/session.ts"
import {FirstPassword} from "../manage/first-password.tsx"
import {languages, useLanguage, useTexts} from "../texts/table.ts"
import {SessionDialog} from "./session-dialog.tsx"
import style from "./shell.module.css"
import {appTexts} from "./texts.ts"

/** The bar above every page, and the page. */
export function Shell() {
  const say = useTexts(appTexts)
  const [open, {toggle, close}] = useDisclosure(false)
  const away = useAway()
  const {pathname} = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu of a small screen closes when the page changes
  useEffect(close, [pathname])
  return (
    <>
      <a className="skip" href="#main">
        {say("skip")}
      </a>
      <header className={style.bar}>
        <Burger size="sm" className={style.burger} opened={open} onClick={toggle} aria-label={say("menu")} />
        <Link to="/" className={style.brand}>
          <b lang="zh-CN">正名</b>
          <span>Zhengming</span>
        </Link>
        <nav className={style.pages} data-open={open || undefined} aria-label={say("pages")}>
          <PageLinks />
        </nav>
        <Group gap={4} ml="auto" wrap="nowrap">
          <LanguageButton />
          <ThemeButton />
          <UserMenu />
        </Group>
      </header>
      {away && (
        <div className={style.away} role="status">
          {say("away")}
        </div>
      )}
      <Content />
      <SessionDialog />
    </>
  )
}

function Content() {
  const session = useSession()
  return session.kind === "user" && (session.me.passwordGiven || session.me.passwordExpired) ? (
    <FirstPassword me={session.me} />
  ) : (
    <Outlet />
  )
}

function PageLinks() {
  const say = useTexts(appTexts)
  const session = useSession()
  return (
    <>
      <PageLink to="/" activeOptions={{exact: true, includeSearch: false}}>
        {say("search")}
      </PageLink>
      <PageLink to="/compose">{say("compose")}</PageLink>
      <PageLink to="/convert">{say("convert")}</PageLink>
      {session.kind !== "nobody" && session.kind !== "unknown" && <PageLink to="/catalogues">{say("work")}</PageLink>}
      {mayAnywhere(session, "institution.manage") && <PageLink to="/manage">{say("manage")}</PageLink>}
    </>
  )
}

const PageLink = (props: LinkProps) => <Link className={style.link} {...props} />

function LanguageButton() {
  const say = useTexts(appTexts)
  const {language, choose} = useLanguage()
  const other = languages.find(one => one !== language) ?? "zh"
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-xs"
      leftSection={<IconLanguage size={16} />}
      onClick={() => choose(other)}
      lang={other === "zh" ? "zh-CN" : "en"}
    >
      {say("language")}
    </Button>
  )
}

function ThemeButton() {
  const say = useTexts(appTexts)
  const {colorScheme, setColorScheme} = useMantineColorScheme()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={say("theme")}>
          <ActionIcon aria-label={say("theme")}>
            {colorScheme === "dark" ? <IconMoon size={17} /> : <IconSun size={17} />}
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {(["light", "dark", "auto"] as const).map(scheme => (
          <Menu.Item key={scheme} aria-current={scheme === colorScheme} onClick={() => setColorScheme(scheme)}>
            {say(`theme-${scheme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function UserMenu() {
  const say = useTexts(appTexts)
  const session = useSession()
  const go = useNavigate()
  if (session.kind === "unknown") return <span className={style.nobody} />
  if (session.kind === "nobody")
    return (
      <Button variant="default" size="compact-xs" onClick={() => go({to: "/sign-in", search: {to: hereNow()}})}>
        {say("sign-in")}
      </Button>
    )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconUser size={16} />}
          className={style.user}
        >
          {session.me.user.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/account">
          {say("account")}
        </Menu.Item>
        <Menu.Item component={Link} to="/manage/jobs">
          {say("jobs")}
        </Menu.Item>
        <Menu.Item component="a" href={`${base}/api/v1/docs`}>
          {say("api")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut().then(() => go({to: "/"}))}>{say("sign-out")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Where one is, to come back to. */
const hereNow = (): string => location.pathname + location.search

async function signOut(): Promise<void> {
  await server.call("session.end")
  signedOut()
  queries.clear()
}
