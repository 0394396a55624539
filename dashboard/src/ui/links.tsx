import { Anchor, type AnchorProps, Button, type ButtonProps, NavLink, type NavLinkProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

type LinkAttributes = Omit<ComponentProps<'a'>, 'color' | 'style'>

function AnchorOfPage(props: AnchorProps & LinkAttributes) {
  return <Anchor {...props} />
}

function ButtonOfPage(props: ButtonProps & LinkAttributes) {
  return <Button component="a" {...props} />
}

function NavigationOfPage(props: NavLinkProps & LinkAttributes) {
  return <NavLink {...props} />
}

/** Links of the application, which know its pages. */
export const AnchorLink = createLink(AnchorOfPage)
export const ButtonLink = createLink(ButtonOfPage)
export const NavigationLink = createLink(NavigationOfPage)
