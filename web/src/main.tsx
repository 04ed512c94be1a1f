import "@mantine/core/styles.css"
import "@mantine/notifications/styles.css"
import "./look/look.css"
import {MantineProvider} from "@mantine/core"
import {Notifications} from "@mantine/notifications"
import {QueryClientProvider} from "@tanstack/react-query"
import {RouterProvider} from "@tanstack/react-router"
import {StrictMode} from "react"
import {createRoot} from "react-dom/client"
import {queries} from "./api/reply.ts"
import {readSession} from "./api/server.ts"
import {router} from "./app/router.tsx"
import {lightOnPaper} from "./look/printing.ts"
import {theme, variables} from "./look/theme.ts"
import {languageNow, tagOf} from "./texts/table.ts"

const nonce = document.querySelector<HTMLMetaElement>("meta[name=zhengming-nonce]")?.content ?? ""
// what a dialog's scroll lock puts into the page carries it too
;(globalThis as {__webpack_nonce__?: string}).__webpack_nonce__ = nonce

document.documentElement.lang = tagOf(languageNow())
lightOnPaper()
void readSession().catch(() => {})

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <Notifications position="top-center" autoClose={5000} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
