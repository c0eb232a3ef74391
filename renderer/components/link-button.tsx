import { createLink } from '@tanstack/react-router'
import { Button } from 'antd'

/** A link to a page that looks like a button: one element, so one stop for Tab. */
export const LinkButton = createLink(Button)
