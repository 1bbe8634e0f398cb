"""What a page says around its items: menus, share bars, pagers, notices. A paragraph that says just that is furniture.

A pattern is a list of phrases, one kind a line, with lines as pages have them beside it. The hints below a pattern only
save time: a paragraph that holds none of them, in lower case, need not be tried (`marks.py`).
"""

from __future__ import annotations

from iomcorpus.forms.dates import DAY, MONTH
from iomcorpus.forms.filings import SECTIONS
from iomcorpus.forms.grammar import Caseless, Pattern, either, listed, whole, words

# Labels that sites give the links of their menus. A label that could head an item as well ("Floods") is none of them.
MENU_WORD = whole(
    r"(?:1[.)]\s*)?home|menu|site ?map|links|quick links|useful links|close|back|top",  # "Sitemap", "Back"
    r"search(?: for:?(?: search)?)?",  # "Search for: Search"
    r"search (?:our |the |this )?(?:site|website|news|press|media|releases|archives?|blog)\b.{0,20}",  # "Search news:"
    r"select page",  # "Search for: Search"
    # for screen readers: "Skip to main content", "Jump to navigation Skip navigation"
    r"(?:(?:skip|jump) (?:to )?(?:(?:the )?(?:main )?(?:content|navigation|menu))\s*)+|toggle navigation|accessibility",
    r"contact(?: us)?(?!:)|about(?: us)?|who we are|what we do|our work|where we work",  # the organisation: "About us"
    r"get involved|donate(?: now)?|careers|jobs|vacancies|help|faqs?|feedback",  # taking part: "Donate now"
    r"login|log in|sign in|sign up|register|my account|subscribe",  # the reader's account: "Log in"
    r"news(?:room)?|latest(?: news)?|all news|breaking news|news (?:&|and) events|events",  # "News & Events"
    r"(?:media|press)(?: cent(?:re|er)| room)?|press (?:releases|office)",  # "Press centre"
    r"(?:archives?\s+)?select (?:month|year|category)\b.{0,2000}",  # a drop-down list and all that is in it
    r"publications|resources|newsletter|rss(?: feeds?)?",  # "RSS feeds"
    r"gallery|videos?|photos?|podcasts?|blogs?|blogroll",  # "Videos"
    r"archives?|categories|tags|topics|recent (?:posts|comments)",  # a blog's side bar: "Recent posts"
    r"most (?:read|popular|viewed|shared)|trending",  # "Most read"
    r"share|print|follow(?: us)?|social media",  # "Follow us"
    r"privacy(?: policy| notice)?|terms(?: of use| (?:and|&) conditions| of service)?",  # "Terms & conditions"
    r"cookies?(?: policy)?|legal(?: notice)?|disclaimer",  # "Legal notice"
    r"language|english|français|español|deutsch|العربية|português|kiswahili",  # "English"
    r"(?:filter|sort)(?: by.*)?|show filters?|all (?:topics|years|categories)",  # "Filter by year"
    r"advertisement|sponsored(?: content)?",  # "Advertisement"
    "|".join(sorted(SECTIONS)),
)
MENU_HEADS = words(
    "home menu search site sitemap links quick useful close back top skip jump toggle accessibility contact about who",
    "what our where get donate careers jobs vacancies help faq faqs feedback login log sign register my account",
    "subscribe news newsroom latest all breaking events media press publications resources newsletter rss gallery",
    "video videos photo photos podcast podcasts blog blogs blogroll archive archives categories tags topics recent",
    "most trending share print follow social privacy terms cookie cookies legal disclaimer language english français",
    "español deutsch العربية português kiswahili filter sort show advertisement sponsored weather sport business world",
    "politics opinion culture lifestyle technology health education you select",
)

BETWEEN_COLUMNS = Pattern(r"\s{2,}|\t")
# "Home > News > 2019" and the like: two signs or more, each with blanks around it, between labels.
TRAIL_SIGN = r"(?:>|›|»|→|/|\||•|·|::)"
MENU_HINTS = (*listed(">|›|»|→|/|•|·|::"), "|")
LONGEST_LABEL = 60  # characters
BREADCRUMB_SIGN = Pattern(rf"(?<=\s){TRAIL_SIGN}(?=\s)")
BREADCRUMB = Pattern(rf"[^\n.]{{2,40}}(?:\s+{TRAIL_SIGN}\s+[^\n.]{{2,{LONGEST_LABEL}}}){{2,}}")
# "You are here: Harbour » News", "Home / About"
HOME_TRAIL = Caseless(r"you are here\s*[:>›»→].*|home\s*(?:>|›|»|→|/|\||::).*")

SERVICE = either(
    r"facebook|twitter|x|linked ?in|whatsapp|instagram|youtube|pinterest|reddit|telegram|messenger|flickr|tumblr",
    r"google\+|e-?mail|print|share|tweet|copy link|rss",
)
SHARE_BAR = whole(
    # "Did you like this article? Share it with your friends!"
    r"(?:did you )?(?:like|enjoy|love)d? (?:this|what you read)\b[^.?!]{0,30}[?!]\s*(?:please )?share it\b.{0,40}",
    # "Share", "Share this page", "Share toX"
    r"share(?: (?:(?:this|on|via|article|page|story|post|to)\b.*|to(?-i:[A-Z]).{0,12}))?",
    r"tweet(?: this)?|pin it|save|copy link|send to (?:a )?friend",  # "Pin it"
    r"like(?: loading.*| this)?",  # what a button says before it is there: "Like Loading..."
    r"e-?mail (?:this(?: \w+)?|to a friend|page)",  # "E-mail this article"
    r"print(?: this)?(?: \w+)?|(?:print|printer|pdf|e-?mail)[ -](?:version|friendly.*)",  # "Print this page"
    r"(?:like|follow|find) us on .*|follow @?\w+.*",  # "Find us on Facebook", "Follow @harbourtrust"
    r"(?:the following |these )?links? opens? in (?:a )?new (?:tab|window)s?",  # "These links open in a new tab"
    r"click to (?:share|email|print|tweet).*",  # "Click to share on Twitter (Opens in new window)"
    r"add to (?:calendar|favourites|favorites).*",  # "Add to calendar"
    r"facebook|twitter|linked ?in|whatsapp|instagram|youtube|google\+",  # a button by itself: "Facebook"
    # A row of buttons: "Facebook | Twitter | Email". Signs are sought behind each and not before it as well: else a row
    # that goes wrong at its end is tried in all ways of sharing them out, which takes for ever.
    rf"(?:{SERVICE}\b\W*){{2,}}",
)
SHARE_BAR_HINTS = listed(
    "new tab|new window|share|tweet|mail|print|pdf|copy link|save|like|pin it|send|find us|follow|click|calendar|favo",
    "facebook|twitter|linked|whatsapp|instagram|youtube|pinterest|reddit|telegram|messenger|flickr|tumblr|rss|google+",
)

PAGER = whole(
    # "« Older posts | Newer posts »"
    r"[«‹<←]*\s*(?:older|newer|previous|next|prev|first|last)"
    r"(?: (?:posts?|entries|page|articles?|story|news|items?))?\s*[»›>→]*"
    r"(?:\s*[|·]\s*(?:older|newer|previous|next)\b.*)?",
    r"[«‹<←]\s*.{1,40}|.{1,40}\s*(?:»|›|→|>>|(?<=\s)>)",  # the next item's title: "Harbour reopens after storm →"
    r"[«‹←]\s*[^»›.]{1,116}|[^«‹.!?]{1,116}\s(?:»|›|→)",  # a longer one, which is no quotation
    # "← Previous: Harbour reopens", however long the title
    r"[«‹<←]\s*(?:previous|prev|older|next|newer)\s*:.{1,220}|(?:previous|prev|older|next|newer)\s*:.{1,220}\s(?:»|›|→)",
    # "Page 2 of 14", "1 - 10 of 134"
    r"(?:current )?pages?:?\s*\d+(?: of \d+)?.*|\d+ of \d+|\d+\s*[-–]\s*\d+ of \d+.*",
    r"[\d.…\s]{1,30}page \d+ of \d+|pagination",  # "123...6Page 1 of 6"
    r".{1,60}\s[-–—|]\s*page \d+ of \d+(?:\s*[-–—|]\s.{1,60})?",  # a page's title: "2015 - Page 2 of 2 - Harbour Trust"
    # "1 2 3 … 14 Next", no year alone. A figure is taken digit by digit: taken whole, a long one would be cut in all
    # ways there are.
    r"(?!\d+$)(?:(?:\d|…|\.\.\.|first|last|next|previous|prev|page|[«»‹›<>])[\s|]*){3,}",
    r"show \d+(?:\s*[|/]\s*\d+)+.{0,30}|\d+ (?:items |results )?per page",  # "Show 25 | 50 | 100 per page"
    r"(?:showing|displaying|results) \d+.*",  # "Showing 1 to 10"
    r"\d+ (?:results|items|articles)(?: found)?",  # "134 results found"
    r"(?:load|show|view|see) (?:more|all)\b.{0,30}",  # "Load more"
    # "Back to top", "Return to the archive"
    r"(?:back|return|go|jump) to (?:the )?"
    r"(?:top|list|news|all|home|main|previous|overview|archive|index|search)\b.{0,30}",
    # "Newer Posts Older Posts Home"
    r"(?:newer|older|previous|next|first|last)(?: posts?)?"
    r"(?:\s+(?:(?:newer|older|previous|next|first|last)(?: posts?)?|home))+",
    r"top of page|no more posts?(?: to load)?",
    # "Previous article: Harbour reopens", and glued: "Next articleHarbour reopens"
    r"(?:previous|next) (?:article|post|story|item):?\s*(?-i:[A-Z0-9“‘\"]).{3,110}[^.\s]",
    # "The post Harbour reopens appeared first on Harbour Trust."
    r"the post .{3,250} (?:appeared first|first appeared) on .{2,80}",
    # For screen readers: "Post navigation"
    r"(?:posts?|page|article|entries|comments?|archives?) ?(?:navigation|pagination)",
)
PAGER_HINTS = listed(
    "older|newer|previous|next|prev|first|last|show |«|‹|<|←|»|›|>|→|page| of |more|all|back|return|go to|jump|top",
    "showing|displaying|result|item|article|1|2|navigation|pagination",
)

READ_MORE = whole(
    r"click (?:here )?to (?:read|continue|view|see|learn)(?: (?:more|on|reading|the (?:rest|full)\b.{0,30}))?",
    # "Read more", "Read the full story", "Continue reading Harbour reopens", "Find out more about our work"
    r"(?:read|learn|find out|see|view|continue)\s+"
    r"(?:more|reading|the (?:full|rest).{0,30}|full (?:story|article|text|release)|on)\b(?!.{12,}\w\.).{0,80}",
    r"full (?:story|article|text)|continue reading .{2,110}",  # "Full story", "Continue reading Harbour Reopens."
    r"(?:read more|continue reading)(?-i:[A-Z\d]).{2,120}",  # glued to the title: "Read moreHarbour reopens"
    r"(?:check out|view|see|browse) (?:more|all|the full).{0,20} (?:from|in|of|news|releases|archive|stories)\b.{0,50}",
    r"(?:view|browse|visit) .{0,40}\barchives?",  # "View the press room's archive"
    # "Read Publication", "Download the statement"
    r"(?:read|view|see|open|download|watch|listen to) (?:the |this )?(?:full |whole )?"
    r"(?:publication|article|story|post|report|release|press release|statement|document|entry|item|episode|video|pdf)",
    r"more|…|\.\.\.",  # "[more]", "more »", "[...]"
    r"details|leer más|lire la suite|en savoir plus|mehr lesen|weiterlesen|ler mais|leggi tutto",  # "Details"
    r"(?:read|see|watch) also:.{2,120}|also read:.{2,120}",  # "Read also: Harbour reopens"
)
CUT_OFF = ("…", "...", "[…]", "[...]", "(…)", "(...)", "…]")  # how a teaser ends that the list has cut
READ_MORE_HINTS = listed(
    "more|read|learn|find out|full|continue|…|...|details|see |view|open|download|watch|listen|archive|browse",
    "leer|lire|savoir|lesen|ler mais|leggi",
)

# Rows of what readers can do with a page: "♥ 14   3 comments   Share", "Print | PDF (96 KB) | Previous | Next". Every
# word is of the first list, and one at least of the second, which no heading is made of alone.
TOOL_WORDS = words(
    "share tweet print pdf kb mb email e mail facebook twitter linkedin whatsapp instagram pinterest reddit",
    "cite citation",
    "telegram tumblr rss comment comments reply replies like likes view views reads save saved bookmark follow",
    "download subscribe permalink link copy pin add calendar book buy tickets now basket wishlist listen",
    "translate zoom larger smaller text size previous next back top up forward send friend this page article",
    "story post item event to a an of the my list it us on via by or and more less read open close yes no was is",
    "useful helpful did you find report problem mistake error broken rate votes your hits digg delicious del icio",
    "stumbleupon saves fan friendly printer tell why print-friendly version full screen gallery image images",
    "large enlarge click here loading partager imprimer envoyer signaler télécharger cette un une problème ou",
    "erreur sur haut de retour au la le les compartir imprimir enviar descargar esta página en por teilen drucken",
    "seite senden diese condividi stampa google stumble e-mail",
)
TOOLS = words(
    "share tweet print pdf email facebook twitter linkedin whatsapp instagram pinterest reddit telegram tumblr",
    "comments likes hits digg delicious stumbleupon permalink bookmark calendar useful helpful basket enlarge",
    "partager imprimer télécharger compartir imprimir descargar teilen drucken condividi stampa stumble printer e-mail",
)
# "Tell us why", "Book now", "Back", "Report a problem": the same, where the row has one button alone.
LONE_TOOL = whole(
    r"tell us (?:why|more|what you think).*|book (?:now|tickets|online|here)|buy tickets?(?: now| online)?",
    r"report (?:a |an )?(?:problem|mistake|error|issue|broken link)\b.{0,60}|add to (?:basket|bag)",
    r"was this (?:page|article|information) .{2,40}",
    r"this event (?:has passed|is over|has ended)\.?",
    r"(?:love|like|heart)s?\s?\d{1,4}|\d+ (?:min(?:ute)?s?),\s+[\d,]+ words",  # a count, the time to read
    r"(?:watch|listen|play|video|audio)\s+duration:?\s.{1,60}",  # "Listen  Duration: 6 minutes"
    r"\{[%{].*[%}]\}",  # of a page's template
    r"(?:article|story|post) content|(?:article|story|text) continues? (?:below|after)\b.{0,40}|advertisement \d+",
    r"(?:advert(?:isement)?s?\s*[-–—:|]\s*)?"
    r"(?:scroll (?:down )?to (?:continue|keep reading)|continue reading (?:below|after))\b.{0,40}",
    r"\d+[ -]min(?:ute)?s?\.? read",
    # a link of who posted it: "* lin's blog"
    r"(?:[*•+]\s*)?[^\W\d_][\w.-]{1,30}['’]s blog|(?:[*•+]\s*)?blog de [\w.-]{2,30}",
    r"did you find (?:this|what)\b.{0,60}|sold out\??(?: join the waiting list)?|join the (?:waiting|mailing) list",
)
TOOL_HINTS = listed(
    "share|tweet|print|pdf|mail|facebook|twitter|linkedin|whatsapp|instagram|pinterest|reddit|telegram|tumblr|comments",
    "permalink|bookmark|calendar|useful|helpful|basket|enlarge|hits|digg|delicious|stumbleupon",
    "content|continue|scroll|advertisement|love|like|heart|min|tell us|book|buy|add to|report|was this|did you",
    "sold out|this event",
    "join the|duration|s blog|blog de|{|partager|imprim|télécharger|compartir|descargar|teilen|drucken",
    "condividi|stampa",
)

# The same page in another language: "Version française", "Español", "Read this in Kiswahili | Türkçe".
TONGUE = either(
    r"english|fran[cç]ais(?:e)?|french|espa[nñ]ol(?:a)?|spanish|deutsch|german|italiano?|italian|portugu[eê]s|portuguese",
    r"nederlands|dutch|dansk|danish|svenska|swedish|norsk|norwegian|suomi|finnish|polski|polish|русский|russian",
    r"українська|ukrainian|türkçe|turkish|ελληνικά|greek|العربية|arabic|فارسی|persian|中文|chinese|日本語|japanese|한국어|korean",
    r"हिन्दी|hindi|বাংলা|bengali|اردو|urdu|kiswahili|swahili|soomaali|somali|hausa|yorùbá|gaeilge|irish|gàidhlig|cymraeg",
    r"welsh|català|euskara|română|romanian|magyar|hungarian|čeština|czech|slovenčina|slovenščina|hrvatski|srpski|српски|shqip",
    r"bahasa(?: indonesia| melayu)?|tiếng việt|filipino|tagalog|malti",
)
LANGUAGE_SWITCH = whole(
    r"(?:version (?:en )?|in |en |auf |read (?:this|it) in |also in |[eé]galement (?:offert )?en )?"
    rf"{TONGUE}(?:\W+{TONGUE})*",
    rf"{TONGUE} version(?: (?:to follow|follows|below|here|available|of this|not yet).{{0,20}})?",
    rf"(?:select |choose )?(?:your )?language(?: selection)?s?\W*(?:{TONGUE}\W*)*",
    r"[a-z]{2}(?:\s*[|/·]\s*[a-z]{2})+",  # "EN | FR | DE"
)

COMMENT_COUNT = whole(
    r"[\w.-]{2,24}\s+(?:\d+|no) comments?",  # "lwei81 0 Comments": whose post it is
    # "No comments yet", "12 responses to this post"
    r"(?:\d+|no|one)\s+(?:comments?|responses?|replies|likes?|views?|shares?)(?: (?:so far|yet|to|on)\b.*)?",
    # "Comments (3)", "Hits: 1,204", "204 reads"
    r"comments?\s*\(\d+(?: posted)?\)|(?:views?|reads?|likes?|hits):?\s*[\d,.]+|[\d,]+ reads",
    r"(?:leave|post|add|write) a (?:new )?(?:comment|reply)\b.*|add (?:new|your) comment|reply",
    r"añadir (?:nuevo )?comentario|ajouter un commentaire|kommentar (?:schreiben|hinzufügen)",  # "Leave a reply"
    # "Have your say (0 comments) Be the first!", "Readers' comments"
    r"(?:have your say|join the (?:discussion|conversation)|your (?:comments?|views)|readers?['’]? (?:comments?|views))"
    r"\W*(?:\(\d+[^()]*\).{0,20})?",
    r"comments? (?:are |is )?(?:closed|off|disabled).*",  # "Comments are closed."
    # "Log in to reply", "You must be logged in to post a comment."
    r"(?:(?:you must be|please) )?(?:logged|signed|log|sign) in (?:or register )?to (?:(?:post|leave|add|write) )?"
    r"(?:a )?(?:new )?(?:comment|reply).*",
)
# Below it stand comments: "3 comments", "Comments (14)", "Have your say (3 comments)".
COMMENTS_BELOW = whole(
    r"[1-9]\d* (?:comments?|responses?|replies)(?: (?:so far|to|on)\b.*)?|(?:readers?['’]? )?comments?\s*\([1-9]\d*\)",
    r"(?:have your say|join the (?:discussion|conversation))\W*\([1-9]\d*[^()]*\)",
)
# Below it stand the comments on the one item of a page: "2 thoughts on “Boats”", "One response to Boats".
COMMENTS_ON = whole(
    r"(?:[1-9]\d{0,3}|one|two|three) (?:thoughts?|comments?|responses?|replies) (?:on|to) (?!this\b).{3,160}",
    r"[^\W\d_][\w .'’-]{1,40} says:",  # the next comment, or a first one without that heading: "Lin Wei says:"
)
COMMENT_FORM = whole(
    r"(?:leave|post|add|write|submit) (?:a|your) (?:new )?(?:comment|reply|response)(?: cancel reply)?",
    r"(?:share your thoughts|add comments?|join the discussion|speak your mind) cancel reply",
    r"(?:would you like to share your thoughts|what do you think|have your say)\?|cancel reply",  # over the form
    # What it says between its fields: "Your email address will not be published.", "Please enter your name here"
    r"your e-?mail address will not be (?:published|shown|shared|displayed)\b.{0,80}",
    r"please enter your (?:comment|name|e-?mail)\b.{0,40}|you have entered an incorrect e-?mail\b.{0,40}",
    r"save my (?:name|e-?mail|details)\b.{0,120}",
    r"notify me (?:of|when|by|via)\b.{0,60}(?:comments?|posts?|replies)\b.{0,20}",
    r"(?:this site uses .{3,30} to reduce spam\. )?learn how your comment data .{2,40}",
)
COMMENT_FORM_HINTS = listed("comment|repl|response|mail|name|notify me|thoughts?|think?|say?")
COMMENT_COUNT_HINTS = listed(
    "comment|komment|coment|thought|response|repl|like|view|share|reads|hits|your say|discussion|conversation"
)

TAGS = whole(
    # "Tags: boats, ferries"
    r"(?:tags?|tagged(?: with| as)?|labels?|keywords?|etiquetas|étiquettes|schlagw[oö]rter|mots-cl[eé]s)\s*:.{1,160}",
    r"(?:filed (?:under|in)|posted in|categor(?:y|ies)|section)\s*:.{1,160}",  # "Filed under: Harbour, News"
    r"(?:themes?|topics?|related topics)\s*:[^.]{1,160}",  # "Topics: fisheries"
    r"(?:related |explore (?:more on )?(?:the )?)(?:topics|tags)(?: in this (?:story|article))?:?",  # "Related topics:"
)
TAGS_HINTS = (":", "topics", "tags")

# What a page of a blog lists, over its first post: "Category: Boats", "Monthly Archives: June 2014", "Posts tagged ice"
ARCHIVE = whole(
    r"(?:category|tag|month|year|day|section|topic|label)(?: archives?)?\s*::?\s.{1,60}",
    r"author(?: archives?)?\s*::?\s[^|\d]{1,60}",  # with a day beside it an item's: "Author: Lin Wei | 4 May 2016"
    r"(?:(?:monthly|daily|yearly|category|tag|author|news|blog) )?archives?(?: for| of| from)?(?: the)?"
    r"(?: (?:month|year|day|category|tag))?\s*::?\s.{1,60}",
    r"(?:(?:monthly|daily|news|blog) )?archives?(?: for| of| from)? "
    rf"(?:the .{{1,30}} category|(?:{DAY}\s+)?{MONTH}.{{0,12}})",
    rf".{{2,60}}\s*[:|–—-]\s+{MONTH} (?:19|20)\d\d archives",  # "Lin's Journal: May 2005 Archives"
    r"you are (?:currently )?(?:browsing|viewing|reading)\b.{0,120}",  # "You are currently browsing the archives"
    r"(?:browsing|viewing|showing)(?: all)? (?:archives?|posts?|entries|items)\b.{0,60}",  # "Browsing archives"
    r"(?:all )?(?:posts?|entries|articles|stories) (?:tagged|filed|categori[sz]ed|from|by|in)\b.{1,60}",
)
ARCHIVE_HINTS = listed(
    "category|tag|author|month|year|day|section|topic|label|archive|posts|entries|articles|stories",
    "browsing|viewing|reading",
)

RELATED_LINKS = whole(
    # "Related stories", "More news from the coast", "Most popular articles"
    r"(?:most )?(?:related|similar|more|other|further|earlier|previous|past|older|recent|latest"
    r"|popular|recommended|featured|top|trending)\s+"
    r"(?:stor(?:y|ies)|articles?|news|posts?|links?|content|reading|items|headlines|(?:press )?releases|coverage|pages"
    r"|videos?|reads|updates)"
    r"(?: .{0,40}|(?-i:[A-Z]).{0,40})?",  # glued: "Related articlesMore from this author"
    r"you (?:may|might) also (?:like|be interested).*",  # "You may also like"
    r"see also|also in .{1,40}|more (?:from|in|on|about) .{1,50}",  # "More from Fisheries"
    r"explore (?:the topic|further|more)|in this series|see all updates",
    r"in this section|on this page",  # "In this section"
    r"recommended for you|what to read next|don['’]t miss",  # "Don't miss"
    r"(?:most|top) (?:read|popular|viewed|shared)(?: by .{1,30}| on .{1,30})?|trending(?: now)?",
    r"related|recommended|also (?:from|by) this \w+",  # "Related", "Also from this source"
    # "More River Notes columns"
    r"(?-i:More) (?-i:(?:[A-Z][\w'’]*|at|of|from|in|the)\s+){1,5}(?:columns|stories|articles|posts)",
)
RELATED_LINKS_HINTS = listed(
    "related|similar|more|other|further|earlier|previous|past|older|recent|latest|popular|recommended|featured",
    "most |top |trending|also|section|page|next|miss|explore|series|see all",
)

COOKIE_NOTICE = whole(
    # "This website uses small files known as cookies to ..."
    r"(?:privacy (?:&|and) cookies: )?(?:we|this (?:web)?site|our (?:web)?site)\b.{0,40}\buses?\b.{0,30}cookies.*",
    r"by (?:continuing|using|browsing).{0,80}(?:cookies|site).*",  # "By continuing to use this site you agree ..."
    r".{0,80}cookies? (?:policy|settings|preferences|notice).{0,60}",  # "See our cookie policy"
    r"(?:manage|save|view) (?:cookies?|preferences|settings|consent)(?: consent)?",  # "Manage consent"
    # What the dialogue says of its kinds: "Functional  Always active", "Necessary cookies are essential for the site"
    r"(?:strictly )?(?:necessary|essential|functional|preferences|statistics|marketing|analytics|performance)?\b.{0,20}"
    r"\balways (?:active|enabled)|privacy overview|save (?:&|and) accept|(?:accept|deny) .{0,20}\bpreferences\b.{0,40}",
    r"(?:(?:strictly )?(?:necessary|essential|functional|preference|performance|analytic(?:s|al)|statistics|targeting"
    r"|marketing|advertis(?:ing|ement)|third[- ]party|session) |any |these )cookies (?:are|is|that|may|can|will|do|help"
    r"|allow|enable|collect|track|provide|ensure)\b.*(?:site|user|visitor|browser|information|consent|function).*",
    r"the technical storage or access\b.*",  # "The technical storage or access is strictly necessary for ..."
    r"to (?:provide|give you|offer you) the best (?:possible )?(?:online )?experiences?, .*(?:cookies|technologies).*",
    r"(?:accept|reject)(?: all)?(?: cookies)?|decline",  # "Accept all cookies"
    r"got it!?|i agree|ok,? (?:thanks|got it).*",  # "OK, got it"
)
COOKIE_NOTICE_HINTS = listed(
    "cookie|always|privacy|technical|experience|save|view|deny|accept|reject|decline|manage|continuing|using|browsing",
    "got it|agree|ok",
)

COPYRIGHT = whole(
    r"(?:©|\(c\)|copyright)\s.{0,60}(?:19|20)\d\d.*",  # "Copyright Harbour Trust 2004-2019"
    r"\(c\) copyright\s.{3,160}|copyright ©.{3,160}",  # "(c) Copyright Harbour Agency Ltd."
    r"©\s.{3,200}|.{0,80}©\s*(?:19|20)\d\d.{0,100}",  # "© Harbour Trust", "Harbour Trust © 2019"
    r".{0,80}all rights reserved.*",  # "All rights reserved."
    # "Website by Lin Wei", "Powered by WordPress", "Site designed by Lin Wei"
    r"(?:site|website|web design|(?:(?:web)?site |proudly )?(?:designed|powered|built|maintained)|(?:web)?site hosted)"
    r" (?:by|with)\b.{1,60}",
    r"(?:printed|typeset)(?:,? (?:and|&) (?:published|distributed|bound))? by\b.{3,200}",  # "Printed by Lin & Son"
    r"registered (?:charity|company|office).{0,120}",  # "Registered office: 4 Quay Street"
    r"charity (?:no|number|registration).{0,80}",  # "Charity no. 123456"
)
COPYRIGHT_HINTS = listed(
    "©|(c)|copyright|reserved|site|web|design|powered|hosted|built|maintained|registered|charity|printed|typeset",
)

SUBSCRIPTION_BOX = whole(
    r"(?:click here to |join |please )?(?:subscribe|sign up)\b.{0,120}",  # "Sign up for our newsletter"
    r".{3,60}[,.!?] (?:sign up (?:for|to)|subscribe to) (?:our|the) .{0,40}newsletters?\W*",  # "Be first: sign up ..."
    # "Get the latest news in your inbox"
    r"(?:get|receive) (?:our|the|latest|all|daily|weekly|monthly)\b.{0,100}"
    r"(?:inbox|e-?mail|newsletter|updates|alerts).*",
    r"(?:get|receive) (?:e-?mail )?(?:updates|alerts|notifications)\b.{0,80}",  # "Receive email updates from the board"
    r"(?:get|receive) .{2,60} (?:straight|direct(?:ly)?|delivered) (?:in)?to your (?:inbox|phone|e-?mail|mobile)\b.*",
    r"(?:join|stay) (?:our mailing list|up to date|informed|connected|in touch)\b.{0,80}",  # "Stay in touch"
    # "Stay informed with the Gazette – your source for ...", "A note to readers: bold and free, the Gazette has ..."
    r"stay informed with .{3,60} [–—-] .{3,200}|(?:a )?note to (?:our )?readers: .{20,300}",
    r"(?:(?:our|join|join our|get our) )?(?:e-)?newsletters?(?: sign[- ]?up)?|rss feed",  # "Newsletter sign-up"
    r"thank you!? your submission has been received.{0,20}|oops!? something went wrong.{0,60}",  # what a form answers
    r"(?:enjoyed|liked?|love) (?:this|what you).{2,40}[?!.,] (?:support|subscribe|become|join|please|help)\b.{0,120}",
    r"(?:your |enter (?:your )?)e-?mail(?: address)?:?.{0,80}|e-?mail address.{0,20}",  # "Enter your email address"
    r"(?:do you )?want to .{3,80}\? (?:sign up|subscribe|join us) (?:here|today|now)",
    r"first name|last name|\*? ?(?:indicates|denotes|are) (?:a )?required(?: fields?)?",  # "* indicates required"
    r"follow us\b.{0,80}|download (?:our|the) app.*",  # "Follow us:", "Download our app"
)
SUBSCRIPTION_BOX_HINTS = listed(
    "subscri|sign up|inbox|your |mail|newsletter|updates|alerts|join|stay|follow|download|name|rss|required",
    "something went|enjoyed|like|love|readers:",
)

PAGE_STAMP = whole(
    # What a browser prints over a page: "Printed from https://example.org", "Retrieved 4 May 2016"
    r"(?=.*(?:\d|www|http|web ?site))"
    r"(?:(?:page )?printed|print date|downloaded|retrieved|saved|accessed|captured|archived|generated)"
    r"(?:\s*:|\s+(?:on|from|at)\b|(?=\s+\d)).{0,160}",
    # "Source: https://example.org/news/7", and as Markdown: "[Source](https://example.org/news/7)"
    r"\[?(?:source|url|link|permalink|from|original)(?::?\s*|\]\()(?:https?://|www\.)\S+",
    # "Page last updated 4 May 2016"
    r"(?:this )?(?:page|content) (?:was )?(?:last )?(?:updated|modified|reviewed|printed).{0,60}",
    r"last (?:updated|modified|reviewed):?.{0,60}(?:page|site)?",  # "Last modified: 4 May 2016"
)
PAGE_STAMP_HINTS = listed(
    "print|download|retrieved|saved|accessed|captured|archived|generated|http|www.|updated|modified|reviewed",
)

# A rule between items: "* * *", "________", "oooooooo".
SEPARATOR = Pattern(r"[\W_]{1,200}|(?:[-=_*~#.oxX]\s?){5,}")
