# Fills an empty Request Tracker for tests: people, queues, a custom field, rights, tokens, and past tickets with their changes.
# Rights, custom fields and past dates cannot be set over REST2. Reads one JSON document on standard input:
# { agents: [name], queues: [name], account: name, readers: [name], beginners: [name], tickets: [{ subject, body, requester, queue, created, acts: [{ by, at, do, value }] }] }
# and prints the tokens by name.
use strict;
use warnings;
use lib '/usr/share/request-tracker5/lib';
use JSON;
use RT;
RT::LoadConfig();
RT::Init();

my $wanted = decode_json(do { local $/; <STDIN> });
# Whoever is interrupted here begins with an empty folder anyway.
my $handle = RT->DatabaseHandle->dbh;
$handle->do('PRAGMA synchronous = OFF');
$handle->begin_work;
my $system = RT->SystemUser;
my %tokens;
my $group = RT::Group->new($system);
$group->CreateUserDefinedGroup(Name => 'Support');
my %is_reader = map { $_ => 1 } @{ $wanted->{readers} // [] };
my %is_beginner = map { $_ => 1 } @{ $wanted->{beginners} // [] };
for my $name (@{ $wanted->{agents} }, $wanted->{account}, keys %is_reader, keys %is_beginner) {
    my $user = RT::User->new($system);
    my ($id, $message) = $user->Create(Name => $name, EmailAddress => "$name\@desk.test", RealName => ucfirst $name, Privileged => 1);
    die $message unless $id;
    my ($ok, $text, $token) = RT::AuthToken->new($system)->Create(Owner => $user->id, Description => 'test');
    die $text unless $ok;
    $tokens{$name} = $token;
    if ($is_reader{$name} || $is_beginner{$name}) {
        my @rights = qw(SeeQueue SeeGroup ShowTicket ShowTicketComments);
        push @rights, qw(SeeCustomField CreateTicket ModifyTicket CommentOnTicket) if $is_beginner{$name};
        $user->PrincipalObj->GrantRight(Object => RT->System, Right => $_) for @rights;
    }
    else { $group->AddMember($user->PrincipalId) }
}
RT::Queue->new($system)->Create(Name => $_, Description => "About $_") for @{ $wanted->{queues} };
$group->PrincipalObj->GrantRight(Object => RT->System, Right => $_)
    for qw(SeeQueue SeeGroup ShowTicket CreateTicket ModifyTicket OwnTicket TakeTicket StealTicket ReassignTicket ReplyToTicket
    CommentOnTicket ShowTicketComments SeeCustomField ModifyCustomField);
my $field = RT::CustomField->new($system);
$field->Create(Name => 'Intent', Type => 'FreeformSingle', LookupType => 'RT::Queue-RT::Ticket');
$field->AddToObject(RT::Queue->new($system));

# Mail about tickets takes most of the time of every change, and nobody reads it.
my $scrips = RT::Scrips->new($system);
$scrips->UnLimit;
while (my $scrip = $scrips->Next) {
    $scrip->SetDisabled(1) if ($scrip->ActionObj->Name // '') =~ /^(?:Notify|Autoreply)/;
}

# Of the past nobody is told, so scrips need not even be looked for; and as the system nobody's rights are: who it was is set with the time.
{
    no warnings 'redefine';
    *RT::Scrips::Prepare = sub { return 1 };
}
my %number;
for my $name (@{ $wanted->{agents} }) {
    my $user = RT::User->new($system);
    $user->Load($name);
    $number{$name} = $user->id;
}
my $last = newest();
for my $past (@{ $wanted->{tickets} }) {
    my $ticket = RT::Ticket->new($system);
    my ($id) = $ticket->Create(
        Queue => $past->{queue}, Subject => $past->{subject}, Requestor => $past->{requester},
        MIMEObj => MIME::Entity->build(Type => 'text/plain', Charset => 'UTF-8', Data => [ Encode::encode('UTF-8', $past->{body}) ]),
    );
    die "no ticket" unless $id;
    $handle->do('UPDATE Tickets SET Created = ? WHERE id = ?', undef, $past->{created}, $id);
    happened($id, $past->{created}, $system->id);
    for my $act (@{ $past->{acts} }) {
        my $do = $act->{do};
        my ($ok, $message) =
              $do eq 'owner'  ? $ticket->SetOwner($act->{value}, 'Force')
            : $do eq 'queue'  ? $ticket->SetQueue($act->{value})
            : $do eq 'status' ? $ticket->SetStatus($act->{value})
            : $do eq 'priority' ? $ticket->SetPriority($act->{value})
            : $do eq 'reply'  ? $ticket->Correspond(Content => $act->{value})
            :                   $ticket->Comment(Content => $act->{value});
        warn "$do: $message" unless $ok;
        happened($id, $act->{at}, $number{ $act->{by} });
    }
}
$handle->commit;
print encode_json(\%tokens), "\n";

sub newest {
    return ($handle->selectrow_array('SELECT MAX(id) FROM Transactions'))[0] // 0;
}

# What has just been recorded happened then, and it was them.
sub happened {
    my ($id, $at, $who) = @_;
    $handle->do('UPDATE Transactions SET Created = ?, Creator = ? WHERE id > ?', undef, $at, $who, $last);
    $handle->do('UPDATE Tickets SET LastUpdated = ? WHERE id = ?', undef, $at, $id);
    $handle->do('UPDATE Tickets SET Resolved = ? WHERE id = ? AND Status = ?', undef, $at, $id, 'resolved');
    $last = newest();
}
