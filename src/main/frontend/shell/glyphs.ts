/// <reference types="vite/client" />
/*
 * The icon set "glyph": those icons of Lucide that the Java enum Glyph names. Only these reach the bundle.
 */
import { Iconset } from '@vaadin/icon/vaadin-iconset.js';
import activity from 'lucide-static/icons/activity.svg?raw';
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import arrowRight from 'lucide-static/icons/arrow-right.svg?raw';
import ban from 'lucide-static/icons/ban.svg?raw';
import binary from 'lucide-static/icons/binary.svg?raw';
import bot from 'lucide-static/icons/bot.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw';
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw';
import chevronsUpDown from 'lucide-static/icons/chevrons-up-down.svg?raw';
import circleAlert from 'lucide-static/icons/circle-alert.svg?raw';
import circleCheck from 'lucide-static/icons/circle-check.svg?raw';
import circlePlus from 'lucide-static/icons/circle-plus.svg?raw';
import circleX from 'lucide-static/icons/circle-x.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import columns2 from 'lucide-static/icons/columns-2.svg?raw';
import compass from 'lucide-static/icons/compass.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import ellipsis from 'lucide-static/icons/ellipsis.svg?raw';
import externalLink from 'lucide-static/icons/external-link.svg?raw';
import eye from 'lucide-static/icons/eye.svg?raw';
import fileCode from 'lucide-static/icons/file-code.svg?raw';
import fileDiff from 'lucide-static/icons/file-diff.svg?raw';
import fileMinus from 'lucide-static/icons/file-minus.svg?raw';
import filePen from 'lucide-static/icons/file-pen.svg?raw';
import filePlus from 'lucide-static/icons/file-plus.svg?raw';
import fileSymlink from 'lucide-static/icons/file-symlink.svg?raw';
import fileText from 'lucide-static/icons/file-text.svg?raw';
import fileX from 'lucide-static/icons/file-x.svg?raw';
import fingerprint from 'lucide-static/icons/fingerprint.svg?raw';
import flaskConical from 'lucide-static/icons/flask-conical.svg?raw';
import folder from 'lucide-static/icons/folder.svg?raw';
import folderGit2 from 'lucide-static/icons/folder-git-2.svg?raw';
import folderTree from 'lucide-static/icons/folder-tree.svg?raw';
import gitBranch from 'lucide-static/icons/git-branch.svg?raw';
import gitCommitHorizontal from 'lucide-static/icons/git-commit-horizontal.svg?raw';
import gitMerge from 'lucide-static/icons/git-merge.svg?raw';
import gitPullRequest from 'lucide-static/icons/git-pull-request.svg?raw';
import history from 'lucide-static/icons/history.svg?raw';
import hourglass from 'lucide-static/icons/hourglass.svg?raw';
import inbox from 'lucide-static/icons/inbox.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import keyRound from 'lucide-static/icons/key-round.svg?raw';
import keyboard from 'lucide-static/icons/keyboard.svg?raw';
import layers from 'lucide-static/icons/layers.svg?raw';
import listChecks from 'lucide-static/icons/list-checks.svg?raw';
import listFilter from 'lucide-static/icons/list-filter.svg?raw';
import lock from 'lucide-static/icons/lock.svg?raw';
import logOut from 'lucide-static/icons/log-out.svg?raw';
import messageSquare from 'lucide-static/icons/message-square.svg?raw';
import monitor from 'lucide-static/icons/monitor.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import octagonAlert from 'lucide-static/icons/octagon-alert.svg?raw';
import packageBox from 'lucide-static/icons/package.svg?raw';
import pause from 'lucide-static/icons/pause.svg?raw';
import pencil from 'lucide-static/icons/pencil.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import refreshCw from 'lucide-static/icons/refresh-cw.svg?raw';
import rotateCcw from 'lucide-static/icons/rotate-ccw.svg?raw';
import rows2 from 'lucide-static/icons/rows-2.svg?raw';
import scrollText from 'lucide-static/icons/scroll-text.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import settings from 'lucide-static/icons/settings.svg?raw';
import shieldAlert from 'lucide-static/icons/shield-alert.svg?raw';
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw';
import sparkles from 'lucide-static/icons/sparkles.svg?raw';
import square from 'lucide-static/icons/square.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import tag from 'lucide-static/icons/tag.svg?raw';
import trash2 from 'lucide-static/icons/trash-2.svg?raw';
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import user from 'lucide-static/icons/user.svg?raw';
import users from 'lucide-static/icons/users.svg?raw';
import workflow from 'lucide-static/icons/workflow.svg?raw';
import wrapText from 'lucide-static/icons/wrap-text.svg?raw';
import cross from 'lucide-static/icons/x.svg?raw';

const glyphs: Record<string, string> = {
  'activity': activity,
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  'ban': ban,
  'binary': binary,
  'bot': bot,
  'check': check,
  'chevron-down': chevronDown,
  'chevron-left': chevronLeft,
  'chevron-right': chevronRight,
  'chevrons-up-down': chevronsUpDown,
  'circle-alert': circleAlert,
  'circle-check': circleCheck,
  'circle-plus': circlePlus,
  'circle-x': circleX,
  'clock': clock,
  'columns-2': columns2,
  'compass': compass,
  'copy': copy,
  'download': download,
  'ellipsis': ellipsis,
  'external-link': externalLink,
  'eye': eye,
  'file-code': fileCode,
  'file-diff': fileDiff,
  'file-minus': fileMinus,
  'file-pen': filePen,
  'file-plus': filePlus,
  'file-symlink': fileSymlink,
  'file-text': fileText,
  'file-x': fileX,
  'fingerprint': fingerprint,
  'flask-conical': flaskConical,
  'folder': folder,
  'folder-git-2': folderGit2,
  'folder-tree': folderTree,
  'git-branch': gitBranch,
  'git-commit-horizontal': gitCommitHorizontal,
  'git-merge': gitMerge,
  'git-pull-request': gitPullRequest,
  'history': history,
  'hourglass': hourglass,
  'inbox': inbox,
  'info': info,
  'key-round': keyRound,
  'keyboard': keyboard,
  'layers': layers,
  'list-checks': listChecks,
  'list-filter': listFilter,
  'lock': lock,
  'log-out': logOut,
  'message-square': messageSquare,
  'monitor': monitor,
  'moon': moon,
  'octagon-alert': octagonAlert,
  'package': packageBox,
  'pause': pause,
  'pencil': pencil,
  'play': play,
  'plus': plus,
  'refresh-cw': refreshCw,
  'rotate-ccw': rotateCcw,
  'rows-2': rows2,
  'scroll-text': scrollText,
  'search': search,
  'settings': settings,
  'shield-alert': shieldAlert,
  'shield-check': shieldCheck,
  'sparkles': sparkles,
  'square': square,
  'sun': sun,
  'tag': tag,
  'trash-2': trash2,
  'triangle-alert': triangleAlert,
  'upload': upload,
  'user': user,
  'users': users,
  'workflow': workflow,
  'wrap-text': wrapText,
  'x': cross,
};

const template = document.createElement('template');
template.innerHTML = `<svg><defs>${Object.entries(glyphs)
  .map(([name, svg]) => {
    const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
    return `<g id="glyph:${name}" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${shapes}</g>`;
  })
  .join('')}</defs></svg>`;

Iconset.register('glyph', 24, template);
