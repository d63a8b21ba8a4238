# Wishes: what members want, and the discussion of wishes and candidates.

wishes-title = Wishes
wishes-lead = { $open ->
    [0] No wish is open.
    [one] 1 wish is open.
   *[other] { $open } wishes are open.
} In all { $count ->
    [one] 1 wish
   *[other] { $count } wishes
}.
wishes-filter = Search wishes
wishes-filter-words = Name, description or product
wishes-filter-state = State
wishes-all-states = All
wishes-caption = Wishes of members, with their state and how many members support them
wishes-column-wish = Wish
wishes-column-state = State
wishes-column-member = Put in by
wishes-column-on = On
wishes-column-supporters = Support
wishes-none-found = No wish found
wishes-none-found-text = Try another word or another state.
wishes-show-all = Show all wishes
wishes-none = There are no wishes yet
wishes-none-text = Every member can put in a wish. Other members can support it.

wish-state-open = Open
wish-state-merged = Merged
wish-state-candidate = Candidate
wish-state-parked = Parked
wish-state-rejected = Rejected

wish-new = Put in a wish
wish-new-title = Put in a wish
wish-new-lead = Tell us what your municipality lacks. Other members can support your wish. The office makes it a candidate when enough members want that.
wish-title = Name of the wish
wish-title-description = Short, for instance: Reserve a wedding venue.
wish-upl = Product
wish-upl-description = The name from the uniform product list, which is in Dutch. Type some letters and choose, for instance: trouwlocatie.
wish-what = What should come?
wish-what-description = In plain words. What will a citizen or a civil servant be able to do?
wish-why = Why?
wish-why-description = What goes wrong now, or takes too much time?
wish-helped = Who is helped?
wish-helped-description = For instance: couples and the counter.
wish-expected-use = How often is it used?
wish-expected-use-description = About, in your municipality, each year.
wish-submit = Put in the wish
wish-cancel = Do not put it in
wish-likely = Looks like your wish
wish-likely-text = Do you mean one of these? Then support it: together you get further.
wish-likely-none = As soon as you type a name, this shows what looks like it.
wish-likely-wish = Wish, { $count ->
    [one] 1 member supports it
   *[other] { $count } members support it
}
wish-likely-candidate = Candidate, { $count ->
    [one] 1 member supports it
   *[other] { $count } members support it
}
wish-check-title = Is your wish there already?
wish-check-lead = Your wish was not put in yet. These look like it. Support one of them, or put in your own all the same.
wish-check-support = Support this one
wish-check-yours = Your wish
wish-check-anyway = Put it in all the same
wish-handle = Handle the wish
wish-went-into = { $state }. The discussion goes on at
wish-by = Put in by { $name } on { $date } for
wish-merged = Merged into this wish

wish-title-missing = Give your wish a name.
wish-what-missing = Write what should come.
wish-why-missing = Write why.
wish-text-too-long = Use no more than { $most } characters.
wish-upl-unknown = This product is not in the uniform product list. Leave the field empty if you do not know.
wish-upl-near = This product is not in the uniform product list. Do you mean: { $names }?
wish-into-itself = A wish cannot be merged into itself. Choose another.
wish-into-closed = This wish was handled already. Choose a wish that is open, or a candidate.
wish-state-unknown = Choose what happens to the wish.
wish-state-same = The wish has this state already.
wish-reason-missing = Write why. The proposer and the followers get your reason by mail.
wish-went-on = This wish was merged or became a candidate already.

topic-supporters = Who wants this too
topic-supported-by = { $count ->
    [0] No member supports this yet.
    [one] 1 member with { $inhabitants } inhabitants.
   *[other] { $count } members with { $inhabitants } inhabitants together.
}
topic-support = Support for your municipality
topic-withdraw = Withdraw support
topic-follow = Follow
topic-stop-following = Stop following
topic-supporters-caption = Members that support this
topic-column-member = Member
topic-column-since = Since
topic-column-by = By
topic-column-state = State
topic-column-days = Days
topic-no-supporters = No member supports this yet.
topic-history = How it went
topic-history-caption = States, with the number of days in each
topic-comments = Discussion
topic-no-comments = Nobody said anything yet.
topic-closed = This is finished: it cannot be supported any more.
comment-text = Your comment
comment-description = Name somebody with @ and the full name, and that person gets a mail. **Stars** make text bold, - makes a list.
comment-submit = Post comment
comment-missing = Write your comment first.
comment-too-long = Your comment is too long. Use no more than { $most } characters.
following-title = Follow
following-yes = You follow this. You get a mail about a comment or a new state.
following-no = You do not follow this and get no mail about it.
following-back = Back

flash-wish-put-in = Your wish was put in. The office and the other members see it now.
flash-topic-supported = Your municipality supports this. You get a mail when something changes.
flash-topic-withdrawn = Your municipality's support was withdrawn.
flash-topic-followed = You follow this from now on.
flash-topic-unfollowed = You do not follow this any more.
flash-topic-commented = Your comment was posted.

wishes-office-title = Handle wishes
wishes-office-lead = { $count ->
    [0] No wish waits for you.
    [one] 1 wish waits for you.
   *[other] { $count } wishes wait for you.
}
wishes-office-caption = Wishes that are open, the oldest first
wishes-office-none = No wish waits for you
wishes-office-none-text = As soon as a member puts in a wish, it stands here and you get a mail.
wishes-office-parked = Parked
wish-handle-title = Handle { $name }
wish-make-candidate = Make a candidate
wish-to-page = Look at the wish
wish-merge-title = Merge
wish-merge-text = Its support and its followers go along. The words of this wish stay readable.
wish-merge-likely = These look like it:
wish-merge-into = Merge into
wish-merge-choose = Choose a wish or candidate
wish-merge-wish = Wish: { $name }
wish-merge-candidate = Candidate: { $name }
wish-merge-missing = Choose a wish or candidate.
wish-merge-reason = Why
wish-merge-submit = Merge
wish-decide-title = Park, reject or reopen
wish-decide-what = What happens to the wish?
wish-decide-open = Reopen
wish-decide-parked = Park
wish-decide-rejected = Reject
wish-decide-reason = Reason
wish-decide-reason-description = The proposer and the followers get your reason by mail.
wish-decide-submit = Save the decision

flash-wish-merged = The wishes were merged. The proposer and the followers get a mail.
flash-wish-decided = The decision was saved. The proposer and the followers get a mail.
comment-edit = Change
comment-withdraw = Withdraw
comment-edit-title = Change comment
comment-edit-lead = You can until an hour after it was posted. Readers see that you changed the comment, and how it read before.
comment-save = Save comment
comment-back = Back to the conversation
comment-edited-at = Changed on { $at }
comment-earlier = Before, this said:
comment-withdrawn-text = The author withdrew this comment.
comment-withdrawn-already = This comment was withdrawn
comment-edit-too-late = A comment can be changed until an hour after it was posted. Write a new one, or withdraw this one
comment-edited-meanwhile = This comment was changed meanwhile. Look at it first
deed-topics-edit-comment = Comment changed
deed-topics-withdraw-comment = Comment withdrawn
flash-comment-edited = The comment was changed.
flash-comment-withdrawn = The comment was withdrawn.
